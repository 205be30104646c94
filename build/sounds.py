"""Makes the sounds of the counter into assets/sounds: short, plain, the same bytes every time.

    python build/sounds.py

added: one short high tone. unknown: two low ones. refused: one low one. attention: a soft pair, high after low.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets/sounds"
RATE_HZ = 22_050
PEAK = 0.8
# Tones as (frequency in Hz, length in ms); frequency 0 is silence.
SOUNDS: dict[str, tuple[tuple[int, int], ...]] = {
    "added": ((1760, 70),),
    "unknown": ((330, 120), (0, 60), (330, 160)),
    "refused": ((220, 220),),
    "attention": ((880, 110), (0, 40), (1175, 150)),
}
EDGE_MS = 6


def tone(frequency_hz: int, length_ms: int) -> list[int]:
    """Samples of a sine with its octave, faded in and out so that it does not click."""
    count, edge = RATE_HZ * length_ms // 1000, RATE_HZ * EDGE_MS // 1000
    out = []
    for i in range(count):
        fade = min(1.0, i / edge, (count - 1 - i) / edge)
        turn = 2 * math.pi * frequency_hz * i / RATE_HZ
        wave_ = 0.8 * math.sin(turn) + 0.2 * math.sin(2 * turn)
        out.append(round(32_767 * PEAK * fade * wave_))
    return out


def write(folder: Path) -> None:
    """One WAV file for each sound: 16 bits, one channel."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        samples = [sample for frequency, length in tones for sample in tone(frequency, length)]
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    write(FOLDER)
    print(f"sounds: {len(SOUNDS)} files")
