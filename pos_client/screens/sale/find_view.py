"""The left pane while selling: the scan field, what it found, held bills, groups and tiles."""

from __future__ import annotations

from functools import partial

import flet as ft

from pos_client.screens.sale.held_view import HeldPane, held_strip
from pos_client.screens.sale.keeping import Kept, memo
from pos_client.screens.sale.line_view import LinePane
from pos_client.screens.sale.live import LiveFoot, behind
from pos_client.screens.sale.part_view import table_row, tile
from pos_client.screens.sale.search_state import SearchState
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.tile_state import FREQUENT, TILES, TileState
from pos_client.screens.sale.trouble_view import no_shift, scanned_receipt, trouble
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_delay, use_once, use_value
from pos_client.ui.kit import Handler
from pos_client.ui.theme import Motion, Size, Space
from storage.queries.parts import FOUND_MAX, PartRow

FIRST_ROWS = 12
"""Rows drawn at once; the rest of the page follows when no further letter does."""
REST_AFTER_S = 0.25
GROUPS_SHOWN = 3
ACROSS = 3
FIND_SHARE_UPRIGHT = 55
"""Percent of the height that a tablet held upright gives to this pane; the rest is the cart's."""
AROUND_TILES = Size.BAR + 3 * Size.SCAN + 5 * Space.L
"""What stands above and below the tiles: bar, scan field, held bills, groups, and the gaps."""
HINT_WORDS = {"↑↓": "sale.hint_choose", "Enter": "sale.hint_add", "12 x": "sale.hint_quantity"}


@ft.component
def _After(delay_s: float, act: Handler) -> ft.Control:
    """Does something a little later, if it is still there then."""
    use_delay(delay_s, act)
    return ft.Container()


@memo
@ft.component
def ScanPart(k: kit.Look, search: SearchState, state: SaleState, box: kit.TextBox) -> ft.Control:
    """The scan field, with what it says of an unknown code or of one of our receipts."""
    shown: kit.ScanState = "typing" if search.typed else "ready"
    if search.sign != "ready":
        shown = search.sign
    if state.pane == "line":
        shown = "resting"
    sentence = k.w("sale.unknown", code=search.code) if search.sign == "unknown" else None
    if state.question is not None:
        shown, sentence = "closed", k.w("sale.scan_closed")
    scan = kit.Scan(
        shown,
        search.typed,
        sentence,
        [kit.Way("search-name", k.w("sale.search_name"), partial(_by_name, state, box), ft.Icons.SEARCH)],
    )
    hint = k.w("sale.hint_phone") if k.phone else k.w("sale.hint")
    clear = state.close_line if shown == "resting" else state.clear_search
    parts: list[ft.Control] = [kit.ScanField(k, scan, hint, state.search_for, clear, box, sticky=k.desktop)]
    if search.quantity_milli is not None:
        words = k.w("sale.next_quantity", qty_milli=search.quantity_milli)
        parts.append(kit.named("next-quantity", ft.Row([kit.chip(k, "planned", words, ft.Icons.CLOSE)], tight=True)))
    if search.error is not None:
        parts.append(kit.notice(k, "late", k.w.error(search.error), identifier="search-error"))
    if search.receipt is not None:
        parts.append(scanned_receipt(k, state, search.receipt))
    if search.sign == "found":
        parts.append(ft.Container(_After(Motion.WAIT_MS / 1000, search.calm), visible=False))
    return kit.stack(parts, Space.S)


async def _by_name(state: SaleState, box: kit.TextBox) -> None:
    state.clear_search()
    await box.focus()


@memo
@ft.component
def FindPane(k: kit.Look, state: SaleState, shell: ShellState, box: kit.TextBox) -> ft.Control:
    """Scan field on top, then what is asked of the person, then results, tiles, the line or the held bills."""
    parts: list[ft.Control] = [ScanPart(k, state.search, state, box)]
    parts += trouble(k, state, shell)
    if state.pane == "line":
        parts.append(LinePane(k, state.line, state.cart, state))
    elif state.pane == "held":
        parts.append(HeldPane(k, state.cart, state))
    else:
        parts.append(Finding(k, state.search, state.tiles, state, shell))
    return kit.stack(parts, Space.M, expand=True)


@memo
@ft.component
def Finding(k: kit.Look, search: SearchState, tiles: TileState, state: SaleState, shell: ShellState) -> ft.Control:
    """Results where something was typed, else held bills, groups and tiles; above either what the cart lacks."""
    if search.results is not None:
        found = Results(k, search, state, key=f"found-{search.results.turn}")  # type: ignore[call-arg]
        return kit.stack([Wanting(k, behind(state.cart), state, shell, False), found], Space.NONE, expand=True)  # noqa: FBT003
    if search.busy:
        return kit.sheet(k, kit.Waiting(k, FIRST_ROWS), expand=True)
    below = kit.stack([Groups(k, tiles, state), Shelf(k, tiles, state)], Space.M, expand=True)
    return kit.stack([Wanting(k, behind(state.cart), state, shell, True), below], Space.NONE, expand=True)  # noqa: FBT003


@memo
@ft.component
def Wanting(k: kit.Look, _: LiveFoot, state: SaleState, shell: ShellState, strip: bool) -> ft.Control:  # noqa: FBT001
    """That no shift is open, and (as a ``strip``) the held bills: all that the pane shows of the cart.

    It is a part of its own, so that a scan has only this drawn again and not the tiles.
    """
    parts = no_shift(k, state, shell)
    if strip:
        parts += held_strip(k, state.cart, state)
    return ft.Container(kit.stack(parts, Space.M), padding=ft.Padding.only(bottom=Space.M) if parts else None)


@ft.component
def Results(k: kit.Look, search: SearchState, state: SaleState) -> ft.Control:
    """The parts that were found, at most 50, the current one marked."""
    drawn, draw = use_value(FIRST_ROWS)
    kept = use_once(Kept)
    list_ref = use_once(ft.Ref[ft.ListView])
    results = search.results
    rows = results.rows if results else ()
    words = results.words if results else ()
    here = search.here
    shown = rows[: FOUND_MAX if here >= drawn else drawn]

    async def follow() -> None:
        if list_ref.current is not None and here >= FIRST_ROWS // 2:
            await list_ref.current.scroll_to(offset=(here - FIRST_ROWS // 3) * k.touch.row)

    ft.use_effect(follow, [here])
    if results is not None and not rows:
        return kit.sheet(k, _nothing(k, search, state), expand=True)
    controls = kept.rows(
        (
            part.id,
            (k, part, words, i == here),
            partial(
                table_row,
                k,
                part,
                words,
                partial(state.take, part.id, stay=not k.phone),
                here=i == here,
                prefix="found",
            ),
        )
        for i, part in enumerate(shown)
    )
    if len(shown) < len(rows):
        controls.append(_After(REST_AFTER_S, partial(draw, FOUND_MAX), key="rest"))  # type: ignore[call-arg]
    parts: list[ft.Control] = [] if k.phone else [_head(k), kit.line(k)]
    parts += [ft.ListView(controls, ref=list_ref, spacing=0, expand=True), kit.line(k), _foot(k, search)]
    return kit.named("results", kit.sheet(k, ft.Column(parts, spacing=0, expand=True), expand=True), expand=True)


def _nothing(k: kit.Look, search: SearchState, state: SaleState) -> ft.Control:
    typed = search.results.typed if search.results else ""
    return kit.empty_state(
        k,
        ft.Icons.SEARCH_OFF,
        k.w("sale.nothing", typed=typed),
        k.w("sale.nothing_hint"),
        second=kit.Way("search-clear", k.w("sale.nothing_clear"), state.clear_search),
        identifier="nothing",
    )


def _head(k: kit.Look) -> ft.Control:
    def cell(word: str, width: int | None = None, align: ft.TextAlign = ft.TextAlign.START) -> ft.Control:
        return ft.Container(
            kit.text(k, word, "label", k.p.muted, align=align), width=width, expand=width is None or None
        )

    row = kit.beside(
        [
            cell(k.w("sale.column.part")),
            cell(k.w("sale.column.place"), Size.COLUMN_PLACE),
            cell(k.w("sale.column.stock"), Size.COLUMN_STOCK),
            cell(k.w("sale.column.price"), Size.COLUMN_PRICE, ft.TextAlign.RIGHT),
        ],
        Space.L,
    )
    return ft.Container(row, height=Size.TABLE_HEAD, bgcolor=k.p.sunken, padding=kit.pad(Space.L))


def _foot(k: kit.Look, search: SearchState) -> ft.Control:
    results = search.results
    found = len(results.rows) if results else 0
    words = k.w("sale.found_first", most=found) if found >= FOUND_MAX else k.w.n("sale.found", found)
    if results and results.scanned:
        words = k.w("sale.pick", code=results.scanned)
    cells: list[ft.Control] = [kit.named("found-count", kit.text(k, words, "small", k.p.muted), expand=True)]
    if k.desktop:
        for key, word in HINT_WORDS.items():
            cells += [kit.key_hint(k, key), kit.text(k, k.w(word), "small", k.p.muted)]
    return ft.Container(kit.beside(cells, Space.S), height=Size.TABLE_HEAD, padding=kit.pad(Space.L))


@memo
@ft.component
def Groups(k: kit.Look, tiles: TileState, state: SaleState) -> ft.Control:
    """What sells often, the groups that sold most, and the way to all groups."""
    first = list(tiles.groups[:GROUPS_SHOWN])
    chosen = next((group for group in tiles.groups if group.id == tiles.group), None)
    options = [kit.Option(FREQUENT or "often", k.w("sale.often"))]
    options += [kit.Option(group.id, group.name(k.language)) for group in first]
    other = chosen.name(k.language) if chosen is not None and chosen not in first else k.w("sale.other_groups")
    if len(tiles.groups) > len(first):
        options.append(kit.Option("other", other))
    here = tiles.group or "often"
    if tiles.choosing or (chosen is not None and chosen not in first):
        here = "other"

    async def pick(option: str) -> None:
        if option == "other":
            tiles.choose_among_all()
        else:
            await state.choose_group(FREQUENT if option == "often" else option)

    return kit.segment(k, options, here, pick, identifier="group")


@memo
@ft.component
def Shelf(k: kit.Look, tiles: TileState, state: SaleState) -> ft.Control:
    """The parts of the chosen group: tiles to tap, on the desktop a table; or all groups to pick from."""
    kept = use_once(Kept)
    if tiles.choosing:
        return _all_groups(k, tiles, state)
    if not tiles.ready:
        return kit.Waiting(k, TILES // ACROSS)
    if not tiles.tiles:
        return kit.sheet(
            k,
            kit.empty_state(k, ft.Icons.INVENTORY_2, k.w("sale.no_parts"), k.w("sale.no_parts_hint")),
            expand=True,
        )
    if k.desktop:
        rows = kept.rows(
            (
                part.id,
                (k, part),
                partial(table_row, k, part, (), partial(state.take, part.id), here=False, prefix="tile"),
            )
            for part in tiles.tiles
        )
        parts = [_head(k), kit.line(k), ft.ListView(rows, spacing=0, expand=True)]
        return kit.named("tiles", kit.sheet(k, ft.Column(parts, spacing=0, expand=True), expand=True), expand=True)
    made = kept.rows((part.id, (k, part), partial(_tile, k, part, state)) for part in tiles.tiles)
    return kit.named("tiles", _grid(k, made), expand=True)


def _tile(k: kit.Look, part: PartRow, state: SaleState) -> ft.Control:
    return tile(k, part, partial(state.take, part.id))


def _grid(k: kit.Look, cells: list[ft.Control]) -> ft.Control:
    """Tiles three across, as many rows as there is room for, all of the same size."""
    room = k.height * (FIND_SHARE_UPRIGHT / 100 if k.upright else 1) - AROUND_TILES
    most = max(1, min(-(-len(cells) // ACROSS), int(room // (Size.TILE_LEAST + k.touch.gap))))
    stretch = ft.CrossAxisAlignment.STRETCH
    rows: list[ft.Control] = []
    for i in range(0, most * ACROSS, ACROSS):
        row = cells[i : i + ACROSS]
        row += [ft.Container(expand=True) for _ in range(ACROSS - len(row))]
        rows.append(ft.Row(row, spacing=k.touch.gap, expand=True, vertical_alignment=stretch))
    return ft.Column(rows, spacing=k.touch.gap, expand=True, horizontal_alignment=stretch)


def _all_groups(k: kit.Look, tiles: TileState, state: SaleState) -> ft.Control:
    cells = [
        kit.button(
            k,
            group.name(k.language),
            partial(state.choose_group, group.id),
            identifier=f"all-{group.id}",
            style="strong",
            height=kit.FILL,
            expand=True,
        )
        for group in tiles.groups
    ]
    height = max(k.touch.least, Size.SCAN)
    stretch = ft.CrossAxisAlignment.STRETCH
    rows: list[ft.Control] = []
    for i in range(0, len(cells), ACROSS):
        row = cells[i : i + ACROSS]
        row += [ft.Container(expand=True) for _ in range(ACROSS - len(row))]
        rows.append(ft.Container(ft.Row(row, spacing=k.touch.gap, vertical_alignment=stretch), height=height))
    return kit.named("groups", kit.scrolling(rows, k.touch.gap), expand=True)
