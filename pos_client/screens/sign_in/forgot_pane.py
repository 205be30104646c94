"""The way back in for an owner who forgot the PIN: the code from the paper, and a new PIN twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

import flet as ft

from pos_client.screens.sign_in.recovery import RecoveryForm
from pos_client.screens.sign_in.state import SignInState
from pos_client.ui import kit
from pos_client.ui.hooks import use_once
from pos_client.ui.kit.forms import Keyboard
from pos_client.ui.theme import Radius, Size, Space

FIELD_WORDS = {"code": "recovery.code", "pin": "recovery.pin", "pin_again": "recovery.pin_again"}
KEYBOARDS: dict[str, Keyboard] = {"pin": "number", "pin_again": "number"}
CODE_HINT = "ABCD-1234-…"
Boxes = dict[str, kit.TextBox]


@ft.component
def ForgotPane(k: kit.Look, state: SignInState, form: RecoveryForm) -> ft.Control:
    """A sheet in the middle of the steel; Enter sets the PIN, Esc goes back."""
    boxes = use_once(Boxes)
    _use_wish(k, form, boxes)
    rows = _rows(k, state, form, boxes)
    content = ft.Column(rows, spacing=Space.L, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    foot = ft.Container(_ways(k, state, form), padding=Space.M if k.phone else kit.pad(Space.XL, Space.M))
    body = ft.Column(
        [kit.scrolling([content], padding=k.touch.pad if k.phone else Space.XL), kit.line(k), foot],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    if k.phone:
        return ft.Container(body, expand=True, bgcolor=k.p.sheet, border_radius=Radius.SHEET)
    return ft.Row(
        [kit.sheet(k, body, width=Size.FORM)],
        alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )


def _rows(k: kit.Look, state: SignInState, form: RecoveryForm, boxes: Boxes) -> list[ft.Control]:
    rows: list[ft.Control] = [kit.heading(k, k.w("recovery.title"), k.w("recovery.sentence"))]
    owners = state.owners
    if len(owners) > 1:
        options = [kit.Option(owner.id, owner.short_name(k.language)) for owner in owners]
        who: list[ft.Control] = [
            kit.text(k, k.w("recovery.owner"), "label", k.p.muted),
            kit.choices(k, options, form.typed["owner"], partial(form.put, "owner"), identifier="owner"),
        ]
        if "owner" in form.faults:
            who.append(kit.field_error(k, k.w.error(form.faults["owner"]), identifier="owner-error"))
        rows.append(kit.stack(who, Space.XS))
    rows += [
        _field(k, form, boxes, "code"),
        kit.pair(k, _field(k, form, boxes, "pin"), _field(k, form, boxes, "pin_again")),
    ]
    if form.busy:
        rows.append(kit.LateProgress(k, k.w("recovery.working")))
    if form.error is not None:
        rows.append(kit.notice(k, "late", k.w.error(form.error), identifier="page-error"))
    rows.append(kit.text(k, k.w("recovery.others"), "small", k.p.muted, lines=None))
    return rows


def _field(k: kit.Look, form: RecoveryForm, boxes: Boxes, name: str) -> ft.Control:
    fault = form.faults.get(name)
    return kit.Field(
        k,
        k.w(FIELD_WORDS[name]),
        form.typed[name],
        partial(form.put, name),
        f"recovery-{name.replace('_', '-')}",
        error=k.w.error(fault) if fault else None,
        hint=CODE_HINT if name == "code" else None,
        on_leave=partial(form.left, name),
        secret=name != "code",
        keyboard=KEYBOARDS.get(name, "text"),
        box=boxes.setdefault(name, kit.TextBox()),
    )


def _ways(k: kit.Look, state: SignInState, form: RecoveryForm) -> ft.Control:
    back = kit.button(
        k,
        k.w("recovery.back"),
        state.back,
        identifier="back",
        hint="Esc",
        height=k.touch.action,
        expand=1,
        off=form.busy,
    )
    following = kit.button(
        k,
        k.w("recovery.do"),
        form.come_back,
        identifier="next",
        kind="action",
        hint="Enter",
        style="h2",
        height=k.touch.action,
        expand=2,
        off=form.busy,
    )
    return ft.Row([back, following], spacing=k.touch.gap)


def _use_wish(k: kit.Look, form: RecoveryForm, boxes: Boxes) -> None:
    """Put the keyboard where the form wants it; on a phone only where something is wrong."""

    async def focus() -> None:
        wanted, box = form.wants, boxes.get(form.wants or "")
        if box is not None and (not k.phone or wanted in form.faults):
            await box.focus()
        if form.wants == wanted:
            form.wants = None

    ft.use_effect(cast("Callable[[], Awaitable[None]]", focus), [form.wants])
