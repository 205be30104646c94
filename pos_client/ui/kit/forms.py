"""Fields to type in: label above, error below, a wide edge that shows where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import partial
from typing import Any, Literal, cast

import flet as ft

from core.barcodes import candidates
from pos_client.ui.hooks import use_mount, use_once, use_redraw
from pos_client.ui.keys import Restore
from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.surface import pad
from pos_client.ui.kit.text import icon, text
from pos_client.ui.palettes import CLEAR
from pos_client.ui.theme import Glyph, Radius, Space, Stroke, text_style

Keyboard = Literal["text", "number", "phone", "email", "none"]
_KEYBOARDS = {
    "text": ft.KeyboardType.TEXT,
    "number": ft.KeyboardType.NUMBER,
    "phone": ft.KeyboardType.PHONE,
    "email": ft.KeyboardType.EMAIL,
    "none": ft.KeyboardType.NONE,
}
_ECHOES_MAX = 64


@dataclass(slots=True)
class TextBox:
    """What one text field holds between renders, and its place at the keyboard (``keys.Field``).

    Text travels both ways at once: while a letter is on its way here, the screen may be drawn again with the text
    of one letter ago, and sending that back would swallow what was typed. So a field shows what it itself holds;
    a value from the screen counts only when it is not an echo of what the field reported.
    """

    ref: ft.Ref[ft.TextField] = attribute(default_factory=ft.Ref)
    keeps: frozenset[str] = frozenset()
    spared_empty: frozenset[str] = frozenset()
    put: Callable[[str], object] = lambda _: None
    redraw: Callable[[], object] = lambda: None
    text: str = ""
    given: str = ""
    forced: str | None = None
    reported: list[str] = attribute(default_factory=list)
    held_back: Callable[[], object] | None = None
    cancel: Callable[[], None] | None = None

    @property
    def spares(self) -> frozenset[str]:
        """Editing keys that mean something else to the screen while there is nothing to edit."""
        return frozenset() if self.text else self.spared_empty

    def shown(self, value: str) -> str:
        """The text to show when the screen says ``value``."""
        control = self.ref.current
        live = control.value if control is not None else value
        if self.forced is not None:
            live, self.text, self.given, self.forced = self.forced, self.forced, value, None
        elif value != self.given or control is None:
            self.given = value
            if value in self.reported:
                del self.reported[: self.reported.index(value) + 1]
            else:
                self.reported.clear()
                live = self.text = value
        return live

    def typed(self, value: str) -> None:
        """The field reports a new text.

        The control itself may be ahead: its value is set when a message arrives, its events are handled in turn
        with the keys.
        """
        self.text = value
        self.reported = [*self.reported[-_ECHOES_MAX:], value]

    def snapshot(self) -> Restore:
        """Remember the text before the key that is handled now; calling the result brings it back."""
        return partial(self._force, self.text)

    def rub_out(self, code: str) -> object:
        """Take off the end of the text what there is of a scanned code, whatever the keyboard layout made of it."""
        for length in range(min(len(code), len(self.text)), 0, -1):
            if any(reading.code == code[-length:] for reading in candidates(self.text[-length:])):
                return self._force(self.text[:-length])
        return None

    def _force(self, text: str) -> object:
        """Show a text although the field reported another one."""
        self.drop()
        self.reported.clear()
        self.text = self.forced = text
        self.redraw()
        return self.put(text)

    def hold_back(self, report: Callable[[], object], k: Look, delay_ms: int) -> object:
        """Report a text once no further letter follows; at once where there is no keyboard."""
        self.drop()
        if k.keys is None:
            return report()
        self.held_back, self.cancel = report, k.keys.soon(delay_ms, self.flush)
        return None

    def flush(self) -> object:
        """Report a text that was held back."""
        report = self.held_back
        self.drop()
        return report() if report else None

    def drop(self) -> None:
        """Forget a text that was held back."""
        if self.cancel is not None:
            self.cancel()
        self.held_back = self.cancel = None

    async def focus(self) -> None:
        """Put the keyboard focus into the field."""
        if self.ref.current is not None:
            await cast("Any", self.ref.current).focus()


def _edges(k: Look, *, error: bool) -> dict[ft.ControlState, ft.InputBorder]:
    def edge(color: str, width: int) -> ft.InputBorder:
        return ft.OutlineInputBorder(border_radius=Radius.BUTTON, side=ft.BorderSide(width, color))

    late, state = k.p.mark("late"), ft.ControlState
    return {
        state.DEFAULT: edge(late, Stroke.FOCUS) if error else edge(k.p.edge, Stroke.FIELD),
        state.FOCUSED: edge(late if error else k.p.focus, Stroke.FOCUS),
        state.DISABLED: edge(k.p.line, k.p.stroke),
    }


@ft.component
def Field(
    k: Look,
    label: str,
    value: str,
    on_change: Callable[[str], object],
    identifier: str,
    error: str | None = None,
    hint: str | None = None,
    on_leave: Handler | None = None,
    on_enter: Handler | None = None,
    off: bool = False,  # noqa: FBT001, FBT002
    secret: bool = False,  # noqa: FBT001, FBT002
    keyboard: Keyboard = "text",
    lines: int = 1,
    autofocus: bool = False,  # noqa: FBT001, FBT002
    suffix: str | None = None,
    right: bool = False,  # noqa: FBT001, FBT002
    width: int | None = None,
    expand: bool | int | None = None,  # noqa: FBT001
    box: TextBox | None = None,
) -> ft.Control:
    """A text field. Give it the text from the state; it keeps what is typed faster than the screen is drawn.

    ``error`` is the sentence below, shown with an icon; check on leaving (``on_leave``), not while typing. ``hint``
    stands inside while it is empty. ``right`` aligns figures. ``box`` lets the screen keep hold of it (``await
    box.focus()``). Several of them in a list that changes need ``key=``. Do not use ``autofocus`` on phones.
    """
    own = use_once(TextBox)
    held = box or own
    held.keeps = frozenset({"Enter", "Up", "Down", "PgUp", "PgDn"}) if lines > 1 else frozenset()
    held.put = on_change
    held.redraw = use_redraw()

    def changed(e: ft.Event[ft.TextField]) -> object:
        held.typed(str(e.data))
        return on_change(str(e.data))

    def entered() -> None:
        if k.keys is not None:
            k.keys.field_entered(held)

    def left() -> object:
        gone()
        return on_leave() if on_leave else None

    def gone() -> None:
        if k.keys is not None:
            k.keys.field_left(held)

    use_mount(lambda: None, gone)
    field = ft.TextField(
        ref=held.ref,
        value=held.shown(value),
        hint_text=hint,
        hint_style=text_style(k.p, "h3", k.p.muted),
        disabled=off,
        password=secret,
        multiline=lines > 1,
        min_lines=lines if lines > 1 else None,
        max_lines=max(1, lines),
        autofocus=autofocus,
        filled=True,
        fill_color=k.p.sunken if off else k.p.sheet,
        hover_color=CLEAR,
        border=_edges(k, error=bool(error)),
        text_style=text_style(k.p, "h3", k.p.off if off else None),
        text_align=ft.TextAlign.RIGHT if right else ft.TextAlign.LEFT,
        suffix=text(k, suffix, "body", k.p.muted) if suffix else None,
        content_padding=pad(Space.L, k.touch.field_pad),
        dense=True,
        cursor_color=k.p.ink,
        keyboard_type=_KEYBOARDS[keyboard],
        # Corrections of a part number or a name are wrong more often than right.
        autocorrect=False,
        enable_suggestions=False,
        on_change=changed,
        on_focus=entered,
        on_blur=left,
        on_submit=on_enter,
    )
    rows: list[ft.Control] = [text(k, label, "label", k.p.muted, lines=2)] if label else []
    rows.append(ft.Semantics(content=field, identifier=identifier))
    if error:
        rows.append(field_error(k, error, identifier=f"{identifier}-error"))
    return ft.Column(
        rows,
        spacing=Space.XS,
        tight=True,
        width=width,
        expand=expand,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def field_error(k: Look, sentence: str, *, identifier: str) -> ft.Control:
    """What is wrong with one field, said below it with an icon."""
    color = k.p.mark("late")
    words = ft.Container(expand=True, content=text(k, sentence, "label", color, lines=None))
    row = ft.Row(
        [icon(k, ft.Icons.ERROR, Glyph.BADGE, color), words],
        spacing=Space.CHIP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Semantics(content=row, identifier=identifier, container=True, live_region=True)
