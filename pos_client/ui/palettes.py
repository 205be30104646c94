"""The three themes as colour roles, and the arithmetic that proves them readable.

Light is daylight at the counter; dark is the pit, the night and glare; contrast is the sun in the yard and weak
eyes. No other module writes a colour code. Ratios are WCAG 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

ThemeName = Literal["light", "dark", "contrast"]
ToneName = Literal["planned", "working", "ours", "theirs", "late", "ready"]

TONES: Final[tuple[ToneName, ...]] = ("planned", "working", "ours", "theirs", "late", "ready")

CLEAR: Final = "#00000000"
PAPER: Final = "#FFFFFF"
"""Receipts are white in every theme: they show what comes out of the printer."""
SHADOW_PAPER: Final = "#2E000000"
SHADOW_FLOAT: Final = "#33000000"

_LINEAR_UNTIL: Final = 0.04045


@dataclass(frozen=True, slots=True)
class Tone:
    """One status: text and icon on a tint, and a solid bar. Always drawn with an icon and a word."""

    text: str
    tint: str
    bar: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colour roles of one theme.

    ``frame`` is the steel around the work, dark in every theme. ``action`` is the one next step of a screen.
    ``here`` is the current row or field. ``veil`` is laid over a coloured button while it is held down.
    ``stroke`` is the width of hairlines and edges; high contrast doubles it and lets no letter be thinner
    than ``weight_least``.
    """

    name: ThemeName
    dark: bool
    frame: str
    frame_ink: str
    frame_muted: str
    frame_warn: str
    frame_press: str
    floor: str
    sheet: str
    sunken: str
    line: str
    edge: str
    ink: str
    muted: str
    off: str
    action: str
    on_action: str
    solid: str
    on_solid: str
    here: str
    found: str
    focus: str
    veil_action: str
    veil_solid: str
    planned: Tone
    working: Tone
    ours: Tone
    theirs: Tone
    late: Tone
    ready: Tone
    stroke: int = 1
    weight_least: int = 500

    def tone(self, name: ToneName) -> Tone:
        """Colours of one status."""
        tone: Tone = getattr(self, name)
        return tone

    def mark(self, name: ToneName) -> str:
        """Colour of a status word or icon that stands on a sheet without its tint.

        In high contrast the tone's text is white (made for its own dark tint), so the bar colour is used.
        """
        tone = self.tone(name)
        return tone.bar if self.name == "contrast" else tone.text


LIGHT: Final = Palette(
    name="light",
    dark=False,
    frame="#1B2228",
    frame_ink="#F2F4F5",
    frame_muted="#B4BEC5",
    frame_warn="#FFC933",
    frame_press="#2E3840",
    floor="#E8EAE6",
    sheet="#FFFFFF",
    sunken="#F3F4F1",
    line="#D3D7D2",
    edge="#7D868D",
    ink="#14191D",
    muted="#4B555D",
    off="#8D959B",
    action="#FFC21A",
    on_action="#14191D",
    solid="#27313A",
    on_solid="#FFFFFF",
    here="#FFF5D1",
    found="#FFDD7A",
    focus="#0B57B0",
    veil_action="#2914191D",
    veil_solid="#33FFFFFF",
    planned=Tone("#48525A", "#E9ECEE", "#7D868D"),
    working=Tone("#0B4C97", "#E0ECFA", "#1F6FCC"),
    ours=Tone("#744500", "#FBEAC4", "#C48200"),
    theirs=Tone("#94330B", "#FDE2D2", "#E06A28"),
    late=Tone("#A01220", "#FBE0E1", "#D0202F"),
    ready=Tone("#0A5A37", "#DAF0E3", "#178A55"),
)
DARK: Final = Palette(
    name="dark",
    dark=True,
    frame="#0A0D0F",
    frame_ink="#F0F3F4",
    frame_muted="#A7B2BA",
    frame_warn="#FFC933",
    frame_press="#232C33",
    floor="#12171B",
    sheet="#1B2228",
    sunken="#232C33",
    line="#36414A",
    edge="#75818A",
    ink="#F0F3F4",
    muted="#B5BFC6",
    off="#737E86",
    action="#FFC21A",
    on_action="#14191D",
    solid="#475561",
    on_solid="#FFFFFF",
    here="#332D15",
    found="#6B5512",
    focus="#7FB8FF",
    veil_action="#2914191D",
    veil_solid="#33FFFFFF",
    planned=Tone("#C6CED4", "#2D373F", "#8A959D"),
    working=Tone("#A3CBFF", "#143354", "#4C97EE"),
    ours=Tone("#FFD584", "#45320B", "#E5A11B"),
    theirs=Tone("#FFB994", "#4D2713", "#F07F3F"),
    late=Tone("#FFB0B0", "#511C21", "#F2545F"),
    ready=Tone("#8DE3B5", "#113D2A", "#2FB673"),
)
CONTRAST: Final = Palette(
    name="contrast",
    dark=False,
    frame="#000000",
    frame_ink="#FFFFFF",
    frame_muted="#FFFFFF",
    frame_warn="#FFD400",
    frame_press="#333333",
    floor="#FFFFFF",
    sheet="#FFFFFF",
    sunken="#FFFFFF",
    line="#000000",
    edge="#000000",
    ink="#000000",
    muted="#1F1F1F",
    off="#595959",
    action="#FFD400",
    on_action="#000000",
    solid="#000000",
    on_solid="#FFFFFF",
    here="#FFF2A8",
    found="#FFD400",
    focus="#0040C0",
    veil_action="#40000000",
    veil_solid="#59FFFFFF",
    planned=Tone("#FFFFFF", "#3A3A3A", "#3A3A3A"),
    working=Tone("#FFFFFF", "#003C8A", "#003C8A"),
    ours=Tone("#FFFFFF", "#5C4300", "#5C4300"),
    theirs=Tone("#FFFFFF", "#8A2F00", "#8A2F00"),
    late=Tone("#FFFFFF", "#A00010", "#A00010"),
    ready=Tone("#FFFFFF", "#00562F", "#00562F"),
    stroke=2,
    weight_least=600,
)
PALETTES: Final[dict[ThemeName, Palette]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= _LINEAR_UNTIL else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(p: Palette) -> list[tuple[str, str, str, float]]:
    """Every pair the parts draw: ``(name, foreground, background, least ratio wanted)``.

    Main text wants 7, other text 4.5, shapes 3.
    """
    out = [
        ("ink / sheet", p.ink, p.sheet, 7.0),
        ("ink / floor", p.ink, p.floor, 7.0),
        ("ink / sunken", p.ink, p.sunken, 7.0),
        ("ink / here", p.ink, p.here, 7.0),
        ("ink / found", p.ink, p.found, 4.5),
        ("muted / sheet", p.muted, p.sheet, 4.5),
        ("muted / sunken", p.muted, p.sunken, 4.5),
        ("muted / floor", p.muted, p.floor, 4.5),
        ("muted / here", p.muted, p.here, 4.5),
        ("on_action / action", p.on_action, p.action, 7.0),
        ("on_solid / solid", p.on_solid, p.solid, 7.0),
        ("frame_ink / frame", p.frame_ink, p.frame, 7.0),
        ("frame_ink / frame_press", p.frame_ink, p.frame_press, 7.0),
        ("frame_muted / frame", p.frame_muted, p.frame, 4.5),
        ("frame_muted / frame_press", p.frame_muted, p.frame_press, 4.5),
        ("frame_warn / frame", p.frame_warn, p.frame, 4.5),
        ("frame / frame_warn", p.frame, p.frame_warn, 4.5),
        ("action / frame", p.action, p.frame, 4.5),
        ("edge / sheet", p.edge, p.sheet, 3.0),
        ("focus / sheet", p.focus, p.sheet, 3.0),
        ("focus / floor", p.focus, p.floor, 3.0),
    ]
    for name in TONES:
        tone = p.tone(name)
        out += [
            (f"{name} text / tint", tone.text, tone.tint, 4.5),
            (f"{name} word / sheet", p.mark(name), p.sheet, 4.5),
            (f"{name} bar / sheet", tone.bar, p.sheet, 3.0),
        ]
    return out
