"""Adding a printer: those that answer on this network, or an address by hand."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.printers.state import PrintersState
from pos_client.ui import kit
from pos_client.ui.theme import Space


def add_sheet(k: kit.Look, state: PrintersState) -> ft.Control:
    """Found ones first, then the field for an address."""
    rows = [*_found(k, state), *_typed(k, state)]
    head = kit.sheet_head(k, k.w("printers.add"))
    return kit.sheet(k, kit.stack([head, ft.Container(kit.stack(rows, Space.M), padding=Space.L)], Space.NONE))


def _found(k: kit.Look, state: PrintersState) -> list[ft.Control]:
    """What the search found; what it tried where it found nothing."""
    if state.looking:
        return [
            kit.progress(k, k.w("printers.searching"), 0, 0, note=k.w("printers.searching.note"), identifier="looking")
        ]
    rows: list[ft.Control] = []
    if state.found is not None:
        new = [host for host in state.found if state.owner_of(host) is None]
        if new:
            rows.append(kit.named("found", kit.text(k, k.w.n("printers.found", len(new)), "strong", lines=None)))
        elif state.found:
            rows.append(kit.notice(k, "planned", k.w("printers.found_known"), identifier="found-known"))
        else:
            rows.append(kit.notice(k, "planned", k.w("printers.found_none"), identifier="found-none"))
        rows += [_one(k, state, host) for host in state.found]
    rows.append(
        kit.form_button(
            k,
            k.w("printers.search") if state.found is None else k.w("printers.search_again"),
            state.search,
            identifier="search-now",
            glyph=ft.Icons.SEARCH,
            off=bool(state.busy),
            expand=True,
        )
    )
    return rows


def _one(k: kit.Look, state: PrintersState, host: str) -> ft.Control:
    owner = state.owner_of(host)
    asking = state.busy == "asking" and state.asked_place == host
    if owner is not None:
        sub = k.w("printers.known_as", name=owner.name)
    else:
        sub = k.w("printers.asking") if asking else k.w("printers.take")
    return kit.pick(
        k,
        host,
        partial(state.take, host) if owner is None and not state.busy else None,
        identifier=f"take-{host}",
        chosen=asking,
        sub=sub,
        key=host,
    )


def _typed(k: kit.Look, state: PrintersState) -> list[ft.Control]:
    """The address by hand, as the printer's own self-test prints it."""
    error = state.faults.get("place")
    return [
        kit.line(k),
        kit.Field(
            k,
            k.w("printers.place"),
            state.typed["place"],
            partial(state.put, "place"),
            "place",
            k.w.error(error) if error else None,
            k.w("printers.place.hint"),
            None,
            state.use_typed,
        ),
        kit.text(k, k.w("printers.place.how"), "small", k.p.muted, lines=None),
        kit.form_button(
            k,
            k.w("printers.asking") if state.busy else k.w("printers.use"),
            state.use_typed,
            identifier="use-typed",
            kind="action",
            glyph=ft.Icons.PRINT,
            off=bool(state.busy) or state.looking,
            expand=True,
        ),
    ]
