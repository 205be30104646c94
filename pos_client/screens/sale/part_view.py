"""A part as the counter sees it: its stock in words, its price, its row and its tile."""

from __future__ import annotations

import flet as ft

from core.thai.text import normalise
from pos_client.screens.sale.marks import Marks, marks, number_marks
from pos_client.ui import kit
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Radius, Size, Space
from storage.queries.parts import PartRow

NO_FIGURE = "–"


def stock_sign(k: kit.Look, part: PartRow) -> ft.Control:
    """How many there are: plain words, or a chip where they are few or none."""
    if not part.stocked:
        return kit.text(k, k.w("sale.stock.service"), "small", k.p.muted)
    if part.qty_milli <= 0:
        return kit.chip(k, "late", k.w("sale.stock.out"), ft.Icons.REMOVE_CIRCLE)
    if part.min_milli is not None and part.qty_milli <= part.min_milli:
        return kit.chip(k, "ours", k.w("sale.stock.few", qty_milli=part.qty_milli), ft.Icons.WARNING_AMBER)
    return kit.text(k, k.w("sale.stock.some", qty_milli=part.qty_milli), "body", k.p.muted)


def price(k: kit.Look, part: PartRow) -> ft.Control:
    """The shelf price, or a dash where there is none."""
    if part.price_satang is None:
        return kit.figure(k, NO_FIGURE, "money", k.p.muted)
    return kit.money(k, part.price_satang)


def _spans(value: str, found: Marks, k: kit.Look) -> ft.Control:
    return kit.found(k, value, found) if found else kit.text(k, value, "strong")


def names(k: kit.Look, part: PartRow, words: tuple[str, ...]) -> ft.Column:
    """Name over number and what it fits, with the letters tinted that matched."""
    name, fits = part.name(k.language), part.fits(k.language)
    typed = " ".join(words)
    in_number = number_marks(part.code, typed) if typed else ()
    number: ft.Control = kit.text(k, part.code, "small", k.p.muted)
    if in_number:
        number = kit.found(k, part.code, in_number, "small")
    below: list[ft.Control] = [number]
    if fits and not k.phone:
        below.append(kit.text(k, f"· {fits}", "small", k.p.muted, expand=True, expand_loose=True))
    return ft.Column(
        [_spans(name, marks(name, [normalise(word) for word in words]), k), ft.Row(below, spacing=Space.XS)],
        spacing=Space.SNUG,
        tight=True,
        expand=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )


def table_row(
    k: kit.Look, part: PartRow, words: tuple[str, ...], on_tap: Handler, *, here: bool, prefix: str
) -> ft.Control:
    """One of the results: name, place, stock, price."""
    cells: list[ft.Control] = [names(k, part, words)]
    if k.phone:
        figures = [price(k, part), stock_sign(k, part)]
        cells.append(
            ft.Column(
                figures,
                spacing=Space.HAIR,
                tight=True,
                alignment=ft.MainAxisAlignment.CENTER,
                horizontal_alignment=ft.CrossAxisAlignment.END,
            )
        )
    else:
        cells.append(ft.Container(kit.text(k, part.place, "body", k.p.muted), width=Size.COLUMN_PLACE))
        cells.append(ft.Container(stock_sign(k, part), width=Size.COLUMN_STOCK, alignment=ft.Alignment.CENTER_LEFT))
        cells.append(ft.Container(price(k, part), width=Size.COLUMN_PRICE, alignment=ft.Alignment.CENTER_RIGHT))
    row = kit.marked(
        k,
        kit.beside(cells, Space.L),
        here=here,
        padding=ft.Padding.only(left=Space.M, right=Space.L),
    )
    return kit.tap(
        k, row, on_tap, identifier=f"{prefix}-{part.code}", face=kit.Face(press=k.p.here, radius=0), key=part.id
    )


def tile(k: kit.Look, part: PartRow, on_tap: Handler) -> ft.Control:
    """One part to tap: two lines of its name, its stock and its price."""
    column = ft.Column(
        [
            kit.text(k, part.name(k.language), "strong", lines=2),
            ft.Container(expand=True),
            kit.apart(ft.Row([stock_sign(k, part)], tight=True), price(k, part)),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return kit.tap(
        k,
        column,
        on_tap,
        identifier=f"tile-{part.code}",
        face=kit.sheet_face(k, edge=k.p.line, radius=Radius.SHEET),
        expand=True,
        key=part.id,
        padding=kit.pad(Space.FIELD, Space.S),
    )
