"""The pages of the first run that ask: language, shop, owner, printer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from pos_client.i18n import Language, own_name
from pos_client.screens.first_run.state import FirstRunState
from pos_client.ui import kit
from pos_client.ui.kit.forms import Keyboard
from pos_client.ui.theme import Space

Boxes = dict[str, kit.TextBox]

FIELD_WORDS = {
    "name_th": "first_run.name_th",
    "name_en": "first_run.name_en",
    "address_th": "first_run.address_th",
    "phone": "first_run.phone",
    "tax_id": "first_run.tax_id",
    "branch_code": "first_run.branch_code",
    "owner_name_th": "first_run.owner_name_th",
    "owner_name_en": "first_run.owner_name_en",
    "owner_nickname": "first_run.owner_nickname",
    "pin": "first_run.pin",
    "pin_again": "first_run.pin_again",
    "device_name": "first_run.device_name",
}
HINT_WORDS = {
    "name_th": "first_run.hint.name_th",
    "name_en": "first_run.hint.name_en",
    "address_th": "first_run.hint.address_th",
    "phone": "first_run.hint.phone",
    "branch_code": "first_run.hint.branch_code",
}
KEYBOARDS: dict[str, Keyboard] = {
    "phone": "phone",
    "tax_id": "number",
    "branch_code": "number",
    "pin": "number",
    "pin_again": "number",
}
SECRET = frozenset({"pin", "pin_again"})
LANGUAGES_SHOWN: tuple[Language, ...] = ("th", "en")


def field(k: kit.Look, state: FirstRunState, boxes: Boxes, name: str, *, expand: bool = False) -> ft.Control:
    """One field of the form, with what is wrong with it below."""
    fault = state.faults.get(name)
    return kit.Field(
        k,
        k.w(FIELD_WORDS[name]),
        state.typed[name],
        partial(state.put, name),
        name.replace("_", "-"),
        error=k.w.error(fault) if fault else None,
        hint=k.w(HINT_WORDS[name]) if name in HINT_WORDS else None,
        on_leave=partial(state.left, name),
        secret=name in SECRET,
        keyboard=KEYBOARDS.get(name, "text"),
        expand=expand or None,
        box=boxes.setdefault(name, kit.TextBox()),
        key=name,  # type: ignore[call-arg]  # a page that follows has other fields at the same place
    )


def language_page(k: kit.Look, state: FirstRunState, _: Boxes) -> list[ft.Control]:
    """The language, and the way into a shop that is there already."""
    picks = [
        kit.pick(
            k,
            own_name(language),
            partial(state.choose_language, language),
            identifier=f"language-{language}",
            chosen=k.language == language,
        )
        for language in LANGUAGES_SHOWN
    ]
    return [
        kit.heading(k, k.w("first_run.language.title"), k.w("first_run.language.sentence")),
        kit.stack(picks, Space.KEYS),
        kit.line(k),
        kit.pick(k, k.w("first_run.join"), None, identifier="join", chosen=False, sub=k.w("first_run.join_later")),
    ]


def _question(k: kit.Look, label: str, key: str, answers: ft.Control) -> ft.Control:
    head: list[ft.Control] = [kit.text(k, label, "label", k.p.muted)]
    if k.desktop:
        head.append(kit.key_hint(k, key))
    return kit.stack([ft.Row(head, spacing=Space.S), answers], Space.XS)


def shop_page(k: kit.Look, state: FirstRunState, boxes: Boxes) -> list[ft.Control]:
    """What stands at the head of every receipt."""
    office = kit.segment(
        k,
        [kit.Option("head", k.w("first_run.head_office")), kit.Option("branch", k.w("first_run.branch"))],
        "head" if state.head_office else "branch",
        state.choose_office,
        identifier="office",
    )
    vat = kit.segment(
        k,
        [kit.Option("yes", k.w("first_run.vat_yes")), kit.Option("no", k.w("first_run.vat_no"))],
        "yes" if state.vat_registered else "no",
        state.choose_vat,
        identifier="vat",
    )
    parts = [
        kit.heading(k, k.w("first_run.shop.title"), k.w("first_run.shop.sentence")),
        *(field(k, state, boxes, name) for name in ("name_th", "name_en", "address_th")),
        kit.pair(k, field(k, state, boxes, "phone", expand=True), field(k, state, boxes, "tax_id", expand=True)),
        kit.pair(
            k,
            _question(k, k.w("first_run.office"), "F2", office),
            _question(k, k.w("first_run.vat"), "F3", vat),
            (3, 2),  # the head office has the longest word
        ),
    ]
    if not state.head_office:
        parts.append(field(k, state, boxes, "branch_code"))
    if state.vat_registered and not state.typed["tax_id"]:
        parts.append(kit.text(k, k.w("first_run.tax_id_wanted"), "small", k.p.muted, lines=None))
    return parts


def you_page(k: kit.Look, state: FirstRunState, boxes: Boxes) -> list[ft.Control]:
    """The owner's name and PIN."""
    return [
        kit.heading(k, k.w("first_run.you.title"), k.w("first_run.you.sentence")),
        field(k, state, boxes, "owner_name_th"),
        kit.pair(
            k,
            field(k, state, boxes, "owner_name_en", expand=True),
            field(k, state, boxes, "owner_nickname", expand=True),
        ),
        kit.line(k),
        kit.text(k, k.w("first_run.pin_sentence"), "body", k.p.muted, lines=None),
        kit.pair(k, field(k, state, boxes, "pin", expand=True), field(k, state, boxes, "pin_again", expand=True)),
    ]


def printer_page(k: kit.Look, state: FirstRunState, boxes: Boxes) -> list[ft.Control]:
    """The machine's name, and the printer if one was found; none is a full answer."""
    return [
        kit.heading(k, k.w("first_run.printer.title"), k.w("first_run.printer.sentence")),
        field(k, state, boxes, "device_name"),
        kit.line(k),
        *_search(k, state),
        kit.stack(_printers(k, state), Space.KEYS),
    ]


def _printers(k: kit.Look, state: FirstRunState) -> Sequence[ft.Control]:
    none = kit.pick(
        k,
        k.w("first_run.no_printer"),
        partial(state.choose_printer, ""),
        identifier="printer-none",
        chosen=state.printer is None,
        sub=k.w("first_run.no_printer_sentence"),
    )
    found = [
        kit.pick(
            k,
            printer.name,
            partial(state.choose_printer, printer.id),
            identifier=f"printer-{printer.id}",
            chosen=printer == state.printer,
            sub=printer.place,
            key=printer.id,
        )
        for printer in state.found or ()
    ]
    return [*found, none]


def _search(k: kit.Look, state: FirstRunState) -> list[ft.Control]:
    """The search for printers, where there is a way to search."""
    if state.hooks.discover is None:
        return []
    if state.looking:
        return [kit.progress(k, k.w("first_run.looking"), 0, 0, identifier="looking")]
    rows: list[ft.Control] = []
    if state.error is not None:
        rows.append(kit.notice(k, "late", k.w.error(state.error), identifier="page-error"))
    elif state.found is not None and not state.found:
        rows.append(kit.notice(k, "planned", k.w("first_run.none_found"), identifier="none-found"))
    again = kit.button(
        k, k.w("first_run.look_again"), state.look, identifier="look", glyph=ft.Icons.SEARCH, style="strong"
    )
    return [*rows, ft.Row([again])]
