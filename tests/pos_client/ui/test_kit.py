"""The parts without a browser: what they show, and what a press, a key and a failure do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft
import pytest

from pos_client.ui import kit
from pos_client.ui.hooks import use_keys, use_live
from pos_client.ui.keys import Layer
from pos_client.ui.theme import FONT
from tests.gallery_pages import PAGES
from tests.gallery_state import Gallery
from tests.ui import Till, look, run


@ft.observable
@dataclass
class State:
    log: list[str] = field(default_factory=list)
    text: str = ""
    broken: bool = False

    def note(self, what: str) -> None:
        self.log = [*self.log, what]


async def screen(make: Callable[[kit.Look, State], ft.Control], state: State) -> Till:
    till = Till()

    @ft.component
    def Screen() -> ft.Control:
        return make(look(keys=till.keys), use_live(lambda: state))

    return await till.show(Screen)


async def page(name: str, **how: Any) -> Till:
    state = Gallery(page=name)
    till = Till()
    return await till.show(lambda: PAGES[name](look(keys=till.keys, **how), state))


@pytest.mark.parametrize("name", sorted(PAGES))
@pytest.mark.parametrize("width", [390, 1280, 1440])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_every_page_of_the_gallery_is_drawn_with_few_controls(name: str, width: int, theme: str) -> None:
    async def scenario() -> None:
        till = await page(name, width=width, theme=theme)
        assert till.failures == []
        assert 30 < sum(1 for _ in till.controls()) < 400

    run(scenario())


def test_a_press_calls_a_plain_and_an_async_handler() -> None:
    async def scenario() -> None:
        state = State()

        async def slow(how: str) -> None:
            state.note(how)

        def make(k: kit.Look, s: State) -> ft.Control:
            return kit.stack(
                [
                    kit.button(k, "One", partial(s.note, "plain"), identifier="one"),
                    kit.button(k, "Two", lambda: slow("slow"), identifier="two"),
                    kit.form_button(k, "Three", lambda: slow("slow"), identifier="three"),
                ]
            )

        till = await screen(make, state)
        for identifier in ("one", "two", "three"):
            await till.tap(identifier)
        assert state.log == ["plain", "slow", "slow"]

    run(scenario())


def test_a_pressable_shows_that_it_is_held() -> None:
    async def scenario() -> None:
        till = await screen(lambda k, s: kit.button(k, "Hold", partial(s.note, "x"), identifier="hold"), State())
        [gesture] = [c for c in till.controls() if isinstance(c, ft.GestureDetector)]
        before = gesture.content.bgcolor
        await till.fire(gesture, "tap_down", {"kind": "touch"})
        [gesture] = [c for c in till.controls() if isinstance(c, ft.GestureDetector)]
        assert gesture.content.bgcolor != before
        await till.fire(gesture, "tap_cancel")
        [gesture] = [c for c in till.controls() if isinstance(c, ft.GestureDetector)]
        assert gesture.content.bgcolor == before

    run(scenario())


def test_a_button_that_is_off_cannot_be_pressed() -> None:
    async def scenario() -> None:
        till = await screen(
            lambda k, s: kit.button(k, "Pay", partial(s.note, "x"), identifier="pay", off=True), State()
        )
        assert not any(isinstance(c, ft.GestureDetector) for c in till.controls())
        assert till.part("pay").disabled

    run(scenario())


def test_nothing_to_press_takes_the_keyboard_focus_on_hot_screens() -> None:
    async def scenario() -> None:
        till = await page("sale", width=1440)
        stock = [c for c in till.controls() if isinstance(c, ft.Button | ft.IconButton | ft.TextButton | ft.Switch)]
        assert stock == []

    run(scenario())


def test_everything_to_press_has_an_identifier_and_a_name() -> None:
    async def scenario() -> None:
        for name in PAGES:
            till = await page(name, width=390)
            pressable = [c for c in till.controls() if isinstance(c, ft.Semantics) and c.button]
            assert pressable
            for part in pressable:
                assert part.identifier, name
                assert till.words(part.identifier).strip() or part.label, part.identifier

    run(scenario())


def test_every_style_of_a_stock_control_names_the_family() -> None:
    async def scenario() -> None:
        till = await page("parts", width=1440)
        styles = []
        for control in till.controls():
            styles += [getattr(control, name, None) for name in ("style", "text_style", "hint_style", "label_style")]
        for style in styles:
            inner = style.text_style if isinstance(style, ft.ButtonStyle) else style
            if isinstance(inner, ft.TextStyle):
                assert inner.font_family == FONT
                assert inner.letter_spacing == 0

    run(scenario())


def test_no_text_is_smaller_than_14_or_lighter_than_500() -> None:
    async def scenario() -> None:
        for theme in ("light", "contrast"):
            till = await page("parts", theme=theme)
            for control in till.controls():
                if isinstance(control, ft.Text) and control.style is not None:
                    assert control.style.size >= 14
                    assert int(control.style.weight.value[1:]) >= (600 if theme == "contrast" else 500)

    run(scenario())


def test_a_field_shows_its_error_below_with_an_icon() -> None:
    async def scenario() -> None:
        till = await screen(
            lambda k, s: kit.Field(k, "Tax id", s.text, lambda v: setattr(s, "text", v), "tax", error="Wrong digit"),
            State(),
        )
        assert till.words("tax-error") == "Wrong digit"
        assert any(isinstance(c, ft.Icon) for c in till.controls())

    run(scenario())


def test_a_field_keeps_letters_that_are_typed_faster_than_the_screen_is_drawn() -> None:
    async def scenario() -> None:
        state = State()
        till = await screen(lambda k, s: kit.Field(k, "Name", s.text, lambda v: setattr(s, "text", v), "name"), state)
        [box] = [c for c in till.controls() if isinstance(c, ft.TextField)]
        # Three letters arrive before the first one has been handled.
        for text in ("a", "ab", "abc"):
            till.session.apply_patch(box._i, {"value": text})
        sent = len(till.sent())
        for text in ("a", "ab", "abc"):
            await till.fire(box, "change", text)
        assert state.text == "abc"
        assert not any(b"value" in body for body in till.sent()[sent:])

    run(scenario())


def test_a_field_takes_a_text_that_the_screen_puts_into_it() -> None:
    async def scenario() -> None:
        state = State(text="old")
        till = await screen(lambda k, s: kit.Field(k, "Name", s.text, lambda v: setattr(s, "text", v), "name"), state)
        await till.type("name", "typed")
        state.text = "put"
        await till.settle()
        assert till.words("name") == "put"
        state.text = ""
        await till.settle()
        assert till.words("name") == ""

    run(scenario())


def test_a_scan_goes_to_the_screen_and_leaves_the_focused_field_as_it_was() -> None:
    async def scenario() -> None:
        state = State(text="Somchai")

        def make(k: kit.Look, s: State) -> ft.Control:
            return Hearing(k, s)

        @ft.component
        def Hearing(k: kit.Look, s: State) -> ft.Control:
            use_keys(k.keys, Layer(scan=lambda code: s.note(f"scan {code}"), keys={"Enter": partial(s.note, "enter")}))
            return kit.Field(k, "Name", s.text, lambda v: setattr(s, "text", v), "name")

        till = await screen(make, state)
        await till.type("name", "Somchai A")
        code = "8850000000010"
        [box] = [c for c in till.controls() if isinstance(c, ft.TextField)]
        await till.wait(1000)
        for i, digit in enumerate(code):
            await till.key(digit, gap_ms=8)
            text = "Somchai A" + code[: i + 1]
            till.session.apply_patch(box._i, {"value": text})
            await till.fire(box, "change", text)
        await till.key("Enter", gap_ms=8)
        assert state.log == [f"scan {code}"]
        assert state.text == "Somchai A"
        assert till.words("name") == "Somchai A"

    run(scenario())


def test_the_scan_field_reports_once_typing_pauses_or_enter_needs_it() -> None:
    async def scenario() -> None:
        state = State()

        @ft.component
        def Searching(k: kit.Look, s: State) -> ft.Control:
            use_keys(k.keys, Layer(keys={"Enter": lambda: s.note(f"enter {s.text}")}))
            scan = kit.Scan("typing" if s.text else "ready", s.text)
            return kit.ScanField(k, scan, "hint", lambda v: (setattr(s, "text", v), s.note(v)), lambda: None)

        till = await screen(Searching, state)
        for text in ("ก", "กร", "กรอ"):
            await till.type("scan", text)
        assert state.log == []
        await till.wait(100)
        assert state.log == ["กรอ"]
        await till.type("scan", "กรอง")
        await till.key("Enter", gap_ms=0)
        assert state.log == ["กรอ", "กรอง", "enter กรอง"]

    run(scenario())


def test_a_failing_handler_is_said_by_its_number_and_the_screen_goes_on() -> None:
    async def scenario() -> None:
        state = State()

        def boom() -> None:
            raise ValueError("on purpose")

        def make(k: kit.Look, s: State) -> ft.Control:
            return kit.stack(
                [
                    kit.button(k, "Bad", boom, identifier="bad"),
                    kit.button(k, "Good", partial(s.note, "good"), identifier="good"),
                ]
            )

        till = await screen(make, state)
        await till.tap("bad")
        assert [number[:2] for number in till.failures] == ["E-"]
        await till.tap("good")
        assert state.log == ["good"]

    run(scenario())


def test_a_component_that_cannot_be_drawn_again_does_not_stop_the_drawing() -> None:
    async def scenario() -> None:
        state = State()

        @ft.component
        def Fragile(s: State) -> ft.Control:
            if s.broken:
                s.broken = False
                raise ValueError("on purpose")
            return ft.Text(s.text)

        till = await screen(lambda _, s: Fragile(s), state)
        state.broken = True
        await till.settle()
        assert len(till.failures) == 1
        state.text = "goes on"
        await till.settle()
        assert "goes on" in till.words()

    run(scenario())


def test_the_undo_bar_goes_by_itself_and_can_be_pressed() -> None:
    async def scenario() -> None:
        state = State()
        till = await screen(
            lambda k, s: kit.UndoBar(
                k, "Removed", partial(s.note, "undo"), partial(s.note, "gone"), ft.Icons.DELETE, 0.0
            ),
            state,
        )
        await till.tap("undo")
        await till.settle()
        assert sorted(state.log) == ["gone", "undo"]

    run(scenario())


def test_the_override_takes_digits_only_with_a_reason_and_gives_leaked_ones_back() -> None:
    async def scenario() -> None:
        pin: list[str] = []

        async def key(k: str) -> None:  # as the real one: the sixth digit waits for the answer
            pin.pop() if k == kit.DELETE else pin.append(k)

        asked = kit.Asked("Title", "Sentence", [kit.Option("late", "Late")], 60, "1.00", "2.00")
        state = State()

        def make(k: kit.Look, s: State) -> ft.Control:
            return kit.Override(
                k, asked, s.text or None, lambda r: setattr(s, "text", r), len(pin), key, partial(s.note, "esc")
            )

        till = await screen(make, state)
        await till.settle()
        await till.write("12")
        assert pin == []
        await till.tap("override-reason-late")
        await till.write("12")
        assert pin == ["1", "2"]
        # A scan that came too slowly to be held back is taken back when it turns out to be one.
        await till.wait(1000)
        for digit in "8850000000010":
            await till.key(digit, gap_ms=80 if digit in "85" else 5)
        await till.key("Enter", gap_ms=5)
        assert till.refused == ["8850000000010"]
        assert pin == ["1", "2"]
        await till.key("Escape")
        assert state.log == ["esc"]

    run(scenario())


def test_a_frame_holds_at_most_four_badges() -> None:
    badges = [kit.Badge(str(i), "x", ft.Icons.PRINT) for i in range(5)]
    with pytest.raises(AssertionError, match="four badges"):
        kit.Frame(mark="O.L", rail=[], bottom=[], badges=badges)
