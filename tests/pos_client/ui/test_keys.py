"""The keyboard of a page: shortcuts, typing, scans, fields, layers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bursts import BurstDetector
from pos_client.ui.keys import Keys, Layer, key_name

EAN = "8850000000010"


def event(key: str, **marks: bool) -> ft.KeyboardEvent:
    on = {"shift": False, "ctrl": False, "alt": False, "meta": False, **marks}
    return ft.KeyboardEvent(name="keyboard_event", control=None, key=key, **on)


@dataclass
class Box:
    """A text field with the focus, as the kit's are."""

    text: str = ""
    keeps: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()
    flushed: int = 0

    def snapshot(self) -> Callable[[], object]:
        before = self.text

        def restore() -> None:
            self.text = before

        return restore

    def rub_out(self, code: str) -> None:
        for length in range(len(code), 0, -1):
            if self.text.endswith(code[-length:]):
                self.text = self.text[:-length]
                return

    def flush(self) -> None:
        self.flushed += 1


@dataclass
class Desk:
    """A keyboard, a clock and a layer that writes down what it hears."""

    now_ms: int = 0
    log: list[str] = field(default_factory=list)
    timers: list[tuple[int, Callable[[], None]]] = field(default_factory=list)
    box: Box | None = None

    def __post_init__(self) -> None:
        self.keys = Keys(
            BurstDetector(lambda code: code == "KNOWN-1"),
            clock_ms=lambda: self.now_ms,
            spawn=lambda work: asyncio.get_running_loop().create_task(work()),  # type: ignore[arg-type]
            refused=lambda code: self.log.append(f"refused {code}"),
            later=self.later,
        )

    def later(self, delay_s: float, callback: Callable[[], None]) -> Callable[[], None]:
        timer = (self.now_ms + round(delay_s * 1000), callback)
        self.timers.append(timer)
        return lambda: self.timers.remove(timer) if timer in self.timers else None

    def layer(self, name: str = "", *, shortcuts: str = "", **more: Any) -> Layer:
        keys = {key: (lambda key=key: self.log.append(f"{name}{key}")) for key in shortcuts.split()}
        return Layer(
            keys=keys,
            text=lambda text: self.log.append(f"{name}text {text}"),
            scan=lambda code: self.log.append(f"{name}scan {code}"),
            **more,
        )

    async def wait(self, ms: int, *, late_ms: int = 0) -> None:
        until = self.now_ms + ms
        while due := [timer for timer in self.timers if timer[0] + late_ms <= until]:
            timer = min(due, key=lambda t: t[0])
            self.timers.remove(timer)
            self.now_ms = timer[0] + late_ms
            timer[1]()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        self.now_ms = until

    async def press(self, key: str, gap_ms: int = 150, **marks: bool) -> None:
        await self.wait(gap_ms)
        await self.keys.handle(event(key, **marks))
        if self.box is not None and len(key) == 1 and not marks:
            self.box.text += key

    async def send(self, text: str, gap_ms: int) -> None:
        for character in text:
            await self.press(character, gap_ms)


def play(scenario: Callable[[Desk], Any]) -> list[str]:
    desk = Desk()
    asyncio.run(scenario(desk))
    return desk.log


@pytest.mark.parametrize(
    ("key", "marks", "name"),
    [
        ("F9", {}, "F9"),
        ("Escape", {}, "Esc"),
        ("Arrow Up", {}, "Up"),
        ("Page Down", {}, "PgDn"),
        ("Delete", {}, "Del"),
        ("Numpad Enter", {}, "Enter"),
        ("Numpad 7", {}, "7"),
        ("Numpad Decimal", {}, "."),
        ("A", {}, "a"),
        ("A", {"shift": True}, "A"),
        ("/", {"shift": True}, "?"),
        ("8", {"shift": True}, "*"),
        ("Enter", {"ctrl": True}, "Ctrl+Enter"),
        ("1", {"alt": True}, "Alt+1"),
        ("Numpad 1", {"alt": True}, "Alt+1"),
        ("I", {"ctrl": True}, "Ctrl+I"),
        ("Z", {"ctrl": True, "shift": True}, "Ctrl+Shift+Z"),
        ("F1", {"shift": True}, "Shift+F1"),
        ("Tab", {"shift": True}, "Shift+Tab"),
    ],
)
def test_keys_are_named_as_they_are_printed(key: str, marks: dict[str, bool], name: str) -> None:
    assert key_name(event(key, **marks)) == name


def test_a_shortcut_goes_to_the_topmost_layer_that_wants_it() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer("sale ", shortcuts="F9 Esc"))
        gone = desk.keys.push(desk.layer("pane ", shortcuts="Esc"))
        await desk.press("F9")
        await desk.press("Escape")
        gone()
        await desk.press("Escape")

    assert play(scenario) == ["sale F9", "pane Esc", "sale Esc"]


def test_a_modal_layer_hides_those_below_from_keys_typing_and_scans() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer("sale ", shortcuts="F9"))
        desk.keys.push(Layer(keys={"Esc": lambda: desk.log.append("card Esc")}, modal=True, rank=2))
        desk.keys.push(desk.layer("late pane ", shortcuts="F9"))
        await desk.press("F9")
        await desk.send("12", 150)
        await desk.wait(200)
        await desk.send(EAN, 5)
        await desk.press("Enter", 5)
        await desk.press("Escape")

    assert play(scenario) == [f"refused {EAN}", "card Esc"]


def test_typing_comes_out_after_a_moment_and_a_scan_never_does() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="Enter"))
        await desk.send("12", 150)
        await desk.wait(200)
        await desk.send(EAN, 5)
        await desk.press("Enter", 5)
        await desk.press("Enter")

    assert play(scenario) == ["text 1", "text 2", f"scan {EAN}", "Enter"]


def test_a_single_character_can_be_a_shortcut_and_is_then_not_typed() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="/ ="))
        await desk.send("1=/2", 150)
        await desk.wait(200)

    assert play(scenario) == ["text 1", "=", "/", "text 2"]


def test_shortcut_characters_inside_a_scan_press_nothing() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="- 1"))
        for character in "KNOWN-1":
            await desk.press(character, 5, **({"shift": True} if character.isalpha() else {}))
        await desk.press("Enter", 5)

    assert play(scenario) == ["scan KNOWN-1"]


def test_a_scan_that_leaked_is_taken_back_from_the_layer() -> None:
    async def scenario(desk: Desk) -> None:
        typed = ["9"]

        def snapshot() -> Callable[[], object]:
            before = list(typed)
            return lambda: typed.__setitem__(slice(None), before)

        desk.keys.push(Layer(text=typed.extend, scan=desk.log.append, snapshot=snapshot))
        for i, character in enumerate(EAN):
            await desk.press(character, 85 if i in (3, 7) else 5)
        desk.log.append("".join(typed))
        await desk.press("Enter", 5)
        desk.log.append("".join(typed))

    assert play(scenario) == ["98850000", EAN, "9"]


def test_a_focused_field_keeps_its_characters_and_gives_up_a_scan() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="F9 Enter Backspace a"))
        desk.box = Box()
        desk.keys.field_entered(desk.box)
        await desk.send("abc", 150)
        await desk.press("Backspace")
        await desk.press("F9")
        await desk.wait(1000)
        await desk.send(EAN, 5)
        await desk.press("Enter", 5)
        desk.log.append(desk.box.text)
        await desk.press("Enter")
        desk.keys.field_left(desk.box)
        await desk.send("a", 150)
        await desk.wait(200)

    assert play(scenario) == ["F9", f"scan {EAN}", "abc", "Enter", "a"]


def test_a_field_that_got_the_focus_in_the_middle_of_a_scan_keeps_nothing_of_it() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer())
        await desk.send(EAN[:5], 5)
        desk.box = Box("12 x")
        desk.keys.field_entered(desk.box)
        await desk.send(EAN[5:], 5)
        await desk.press("Enter", 5)
        desk.log.append(desk.box.text)

    assert play(scenario) == [f"scan {EAN}", "12 x"]


def test_an_empty_field_may_spare_an_editing_key() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="Del Ctrl+Z"))
        desk.keys.field_entered(Box(spares=frozenset({"Del"})))
        await desk.press("Delete")
        await desk.press("Z", ctrl=True)

    assert play(scenario) == ["Del"]


def test_a_field_of_several_lines_keeps_enter() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="Enter"))
        desk.keys.field_entered(Box(keeps=frozenset({"Enter"})))
        await desk.press("Enter")

    assert play(scenario) == []


def test_a_field_reports_what_it_held_back_before_a_shortcut_uses_it() -> None:
    async def scenario(desk: Desk) -> None:
        box = Box()
        desk.keys.push(Layer(keys={"Enter": lambda: desk.log.append(f"flushed {box.flushed}")}))
        desk.keys.field_entered(box)
        await desk.press("Enter")

    assert play(scenario) == ["flushed 1"]


def test_what_is_to_be_done_soon_can_be_called_off() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.soon(80, lambda: desk.log.append("done"))
        desk.keys.soon(80, lambda: desk.log.append("never"))()
        await desk.wait(100)

    assert play(scenario) == ["done"]


def test_leaving_a_field_does_not_forget_the_one_entered_meanwhile() -> None:
    async def scenario(desk: Desk) -> None:
        one, two = Box("one"), Box("two")
        desk.keys.field_entered(one)
        desk.keys.field_entered(two)
        desk.keys.field_left(one)
        desk.log.append(str(desk.keys.typing))
        desk.keys.field_left(two)
        desk.log.append(str(desk.keys.typing))

    assert play(scenario) == ["True", "False"]


def test_no_key_overtakes_what_was_typed_before_it() -> None:
    log: list[str] = []

    async def search(text: str) -> None:
        await asyncio.sleep(0.01)
        log.append(text)

    def say(word: str) -> Callable[[], None]:
        return lambda: log.append(word)

    async def scenario() -> None:
        desk = Desk()
        named = {name: say(name) for name in ("Up", "Down", "Enter")}
        desk.keys.push(Layer(keys=named, text=search))
        for key in ("B", "Arrow Down", "Arrow Up", "Enter"):
            desk.now_ms += 100
            asyncio.get_running_loop().create_task(desk.keys.handle(event(key)))
            await asyncio.sleep(0)
        await asyncio.sleep(0.05)

    asyncio.run(scenario())
    assert log == ["b", "Down", "Up", "Enter"]


def test_async_handlers_are_waited_for() -> None:
    async def scenario(desk: Desk) -> None:
        async def slow(how: str) -> None:
            await asyncio.sleep(0)
            desk.log.append(how)

        desk.keys.push(Layer(keys={"F9": lambda: slow("done")}))
        await desk.press("F9")

    assert play(scenario) == ["done"]


def test_a_program_that_was_busy_does_not_take_the_head_of_a_scan_for_typing() -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(desk.layer(shortcuts="Enter"))
        await desk.send(EAN[:4], 5)
        # The loop hung for 300 ms: the timer comes late, and right after it the keys that were waiting.
        await desk.wait(301, late_ms=240)
        await desk.send(EAN[4:], 1)
        await desk.press("Enter", 1)

    assert play(scenario) == [f"scan {EAN}"]


@given(st.lists(st.tuples(st.sampled_from("0123456789AZ-/"), st.integers(70, 250)), max_size=30))
def test_whatever_a_person_types_arrives_whole_and_in_order(strokes: list[tuple[str, int]]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.keys.push(Layer(text=desk.log.append))
        for character, gap_ms in strokes:
            await desk.press(character, gap_ms)
        await desk.wait(2000)

    assert "".join(play(scenario)) == "".join(character.lower() for character, _ in strokes)
