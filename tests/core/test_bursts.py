"""Scanner or person, at every pace, with pauses and with a busy program."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.barcodes import gtin_check_digit
from core.bursts import HELD_MAX_CHARS, BurstDetector, Outcome, Scan, Typed

RUNS = 10_000
CODE = "8850123456787"
Key = tuple[int, str, int]


def keys(text: str, gaps: int | list[int], start: int = 0, lag: int = 0) -> list[Key]:
    """The characters of a text with the times at which they are handled; the first comes ``gaps[0]`` after start."""
    spaced = [gaps] * len(text) if isinstance(gaps, int) else gaps
    found, at = [], start
    for character, gap in zip(text, spaced, strict=True):
        at += gap
        found.append((at, character, lag))
    return found


def feed(detector: BurstDetector, events: list[Key]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for t_ms, character, lag_ms in events:
        outcomes += detector.feed(t_ms, character, lag_ms=lag_ms)
    return outcomes


def scans(outcomes: list[Outcome]) -> list[str]:
    return [outcome.code for outcome in outcomes if isinstance(outcome, Scan)]


def written(outcomes: list[Outcome]) -> str:
    """What a field shows in the end: typed text, less what scans took back."""
    field = ""
    for outcome in outcomes:
        if isinstance(outcome, Typed):
            field += outcome.text
        else:
            assert field.endswith(outcome.code[: outcome.taken_back])
            field = field[: len(field) - outcome.taken_back]
    return field


def ean(rng: random.Random) -> str:
    digits = "".join(rng.choices(string.digits, k=rng.choice((7, 11, 12))))
    return digits + gtin_check_digit(digits)


def test_ten_thousand_people_are_never_a_scanner() -> None:
    """70 to 250 ms a key, with an occasional roll of two keys and pauses; even where they type a code that is known."""
    rng = random.Random(1)
    for _ in range(RUNS):
        text = ean(rng) if rng.random() < 0.5 else "".join(rng.choices(string.ascii_letters, k=rng.randint(5, 20)))
        text += rng.choice("\n\t")
        gaps = [rng.randint(70, 250) for _ in text]
        for roll in rng.sample(range(len(gaps)), k=len(gaps) // 4):
            gaps[roll] = rng.choice((rng.randint(5, 60), rng.randint(250, 1500)))
        detector = BurstDetector(is_known=text[:-1].__eq__)
        outcomes = feed(detector, keys(text, gaps))
        assert scans(outcomes) == []
        assert written(outcomes) == text


def test_ten_thousand_scans_are_always_scans() -> None:
    """2 to 35 ms a key, one pause of up to 90 ms in three, codes with and without a check digit, after any typing."""
    rng = random.Random(2)
    detector, now = BurstDetector(), 0
    for _ in range(RUNS):
        code = (
            ean(rng) if rng.random() < 0.5 else "".join(rng.choices(string.ascii_uppercase + "-", k=rng.randint(5, 40)))
        )
        pace = rng.randint(2, 35)
        gaps = [rng.randint(1, pace) for _ in code] + [rng.randint(1, 35)]
        for pause in rng.sample(range(1, len(gaps)), k=len(gaps) // 3):
            gaps[pause] = rng.randint(36, 90)
        gaps[0] = rng.randint(91, 3000)
        events = keys(code + rng.choice("\n\t"), gaps, start=now)
        outcomes = feed(detector, events)
        now = events[-1][0]
        assert scans(outcomes) == [code]
        assert written(outcomes) == ""


def test_ten_thousand_late_scans_with_a_check_digit_are_scans() -> None:
    """The program stops for up to half a second once or twice in the middle of a scan; then keys arrive together."""
    rng = random.Random(3)
    for _ in range(RUNS):
        code = ean(rng)
        gaps = [rng.randint(0, 25) for _ in code + "\n"]
        for stall in rng.sample(range(1, len(gaps)), k=rng.randint(1, 2)):
            gaps[stall] = rng.randint(91, 600)
        outcomes = feed(BurstDetector(), keys(code + "\n", gaps))
        assert scans(outcomes) == [code]
        assert written(outcomes) == ""


def test_a_known_code_is_whole_after_a_stall_of_seconds() -> None:
    """A tablet that stops drawing for two seconds does not make an unknown code of the second half."""
    rng = random.Random(4)
    for _ in range(RUNS // 10):
        code = ean(rng)
        gaps = [rng.randint(0, 25) for _ in code + "\n"]
        gaps[rng.randint(1, len(gaps) - 1)] = rng.randint(601, 2_900)
        assert scans(feed(BurstDetector(is_known=code.__eq__), keys(code + "\n", gaps))) == [code]


def test_a_check_digit_alone_does_not_join_what_came_seconds_apart() -> None:
    gaps = [5] * len(CODE + "\n")
    gaps[4] = 1_500
    assert scans(feed(BurstDetector(), keys(CODE + "\n", gaps))) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from("0123456789abcX-\n\t"),
            st.one_of(st.integers(0, 40), st.integers(0, 1000), st.integers(-5, 100)),
            st.sampled_from([0, 0, 0, 50, 700]),
        ),
        max_size=60,
    )
)
def test_no_key_is_lost_and_none_comes_twice(events: list[tuple[str, int, int]]) -> None:
    detector = BurstDetector(is_known=lambda code: code.startswith("abc"))
    said, heard, at = "", "", 0
    for character, gap, lag_ms in events:
        at += gap
        said += character
        for outcome in detector.feed(at, character, lag_ms=lag_ms):
            if isinstance(outcome, Typed):
                heard += outcome.text
                continue
            assert heard.endswith(outcome.code[: outcome.taken_back])
            heard = heard[: len(heard) - outcome.taken_back] + outcome.code + character
    for outcome in detector.idle(at + 60):
        heard += outcome.text
    assert heard == said


def test_a_quantity_typed_before_a_scan_stays_in_the_field() -> None:
    typed = keys("12 x", 150)
    outcomes = feed(BurstDetector(), typed + keys(CODE + "\n", 5, start=typed[-1][0] + 300))
    assert outcomes[-1] == Scan(CODE, taken_back=0)
    assert written(outcomes) == "12 x"


def test_a_quantity_before_a_code_without_check_digit_stays_too() -> None:
    typed = keys("3*", 180)
    outcomes = feed(BurstDetector(), typed + keys("AB-00123\n", 8, start=typed[-1][0] + 250))
    assert scans(outcomes) == ["AB-00123"]
    assert written(outcomes) == "3*"


def test_letters_show_while_somebody_types() -> None:
    detector = BurstDetector()
    assert detector.feed(0, "b") == []
    assert detector.idle(59) == []
    assert detector.idle(60) == [Typed("b")]
    assert detector.idle(500) == []
    assert detector.feed(120, "r") == []
    assert detector.feed(240, "a") == [Typed("r")]
    assert detector.feed(360, "\n") == [Typed("a\n")]


def test_a_slow_wireless_scan_takes_back_what_had_shown() -> None:
    detector = BurstDetector()
    outcomes = feed(detector, keys(CODE[:4], 20)) + detector.idle(80 + 250)
    assert outcomes == [Typed(CODE[:4])]
    outcomes += feed(detector, keys(CODE[4:] + "\n", 20, start=80 + 250))
    assert outcomes[-1] == Scan(CODE, taken_back=4)
    assert written(outcomes) == ""


def test_a_scan_with_a_pause_and_no_proof_is_not_cut_to_its_tail() -> None:
    code = "XK-4711-0815"
    gaps = [10, 10, 10, 10, 10, 300, 10, 10, 10, 10, 10, 10, 10]
    assert scans(feed(BurstDetector(), keys(code + "\n", gaps))) == []
    assert written(feed(BurstDetector(), keys(code + "\n", gaps))) == code + "\n"
    assert scans(feed(BurstDetector(is_known=code.__eq__), keys(code + "\n", gaps))) == [code]


def test_typing_that_piled_up_while_the_program_was_busy_is_no_scan() -> None:
    assert written(feed(BurstDetector(), keys("brake\n", 0, lag=400))) == "brake\n"
    assert scans(feed(BurstDetector(), keys("brake\n", 0))) == ["brake"]  # no way to know without the lag


def test_a_code_that_proves_itself_counts_even_when_the_program_was_busy() -> None:
    assert scans(feed(BurstDetector(), keys(CODE + "\n", 0, lag=400))) == [CODE]
    known = BurstDetector(is_known="RC00AA-6911-00001".__eq__)
    assert scans(feed(known, keys("RC00AA-6911-00001\n", 0, lag=400))) == ["RC00AA-6911-00001"]


def test_a_stall_longer_than_any_pause_is_let_pass_when_it_is_known_for_one() -> None:
    events = keys(CODE[:6], 10)
    events.append((events[-1][0] + 2500, CODE[6], 2490))
    events += keys(CODE[7:] + "\n", 0, start=events[-1][0])
    assert scans(feed(BurstDetector(), events)) == [CODE]
    unknown = [(t, character, 0) for t, character, _ in events]
    assert written(feed(BurstDetector(), unknown)).startswith(CODE[:6])


def test_the_lag_of_one_burst_does_not_doubt_the_next() -> None:
    detector = BurstDetector()
    feed(detector, keys("brake\n", 0, lag=400))
    assert scans(feed(detector, keys("AB-00123\n", 5, start=1000))) == ["AB-00123"]


def test_a_scan_on_a_thai_keyboard_proves_itself_by_what_it_was() -> None:
    arrived = "คคถจๅ/-ภถุึคึ"
    assert scans(feed(BurstDetector(), keys(arrived + "\n", 0, lag=400))) == [arrived]


def test_two_scans_in_one_go_are_two() -> None:
    assert scans(feed(BurstDetector(), keys(f"{CODE}\n{CODE}\n", 0))) == [CODE, CODE]


@pytest.mark.parametrize("text", ["\n", "\t", "1234\n", "abc\n\n"])
def test_what_is_too_short_is_typed(text: str) -> None:
    outcomes = feed(BurstDetector(), keys(text, 5))
    assert scans(outcomes) == []
    assert written(outcomes) == text


def test_a_key_held_down_for_ever_holds_no_memory() -> None:
    detector = BurstDetector()
    outcomes = feed(detector, keys("a" * (HELD_MAX_CHARS * 3 + 1), 30))
    assert len(written(outcomes)) == HELD_MAX_CHARS * 3
    assert len(detector._keys) == 1


def test_a_clock_that_goes_back_begins_anew() -> None:
    assert written(feed(BurstDetector(), keys("885", 5, start=10_000) + keys(CODE + "\n", 5))) == "885"
