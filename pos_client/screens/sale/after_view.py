"""After the sale: the change to hand out, what became of drawer and paper, the receipt, the way to the next bill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import flet as ft

from core.printing.commands import DONE, DROPPED, FAILED, HELD, QUEUED, SENDING, UNKNOWN
from core.shifts.rules import change_notes
from pos_client.screens.sale.after_state import AfterState, change_satang, paid_satang, received_satang
from pos_client.screens.sale.keeping import memo
from pos_client.screens.sale.state import SaleState
from pos_client.screens.sale.trouble_view import trouble
from pos_client.shell_state import ShellState
from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.kit import Handler
from pos_client.ui.palettes import ToneName
from pos_client.ui.theme import Glyph, Radius, Size, Space, StyleName
from storage.queries.receipts import JobRow, ReceiptView

HERO_CHARS = 9
TIMER_CHARS = 13
"""Characters of an amount that still fit beside the receipt in the largest figures, and in the second largest."""


@memo
@ft.component
def AfterPane(k: kit.Look, after: AfterState, state: SaleState, shell: ShellState) -> ft.Control:
    """Stays until the next scan or tap."""
    _use_after_keys(k, after, state)
    shown = after.receipt
    if shown is None:  # the next bill begins right now
        return ft.Container()
    states = kit.named("sale-states", _states(k, after, shown, state))
    parts: list[ft.Control] = [_hero(k, shown), states, *trouble(k, state, shell), _actions(k, shown, state)]
    if k.phone:
        whole = kit.scrolling([*parts, _paper(k, after, shown)], Space.M, padding=Space.M)
        return kit.named("after", whole, expand=True)
    parts.append(ft.Container(expand=True))
    parts.append(kit.text(k, k.w("sale.next_hint"), "body", k.p.muted))
    parts.append(next_sale(k, state))
    left = ft.Column(parts, spacing=Space.L, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    right = ft.Container(
        ft.Column(
            [_paper(k, after, shown)], scroll=ft.ScrollMode.AUTO, horizontal_alignment=ft.CrossAxisAlignment.CENTER
        ),
        width=Size.CART_TABLET,
        padding=kit.pad(Space.XXL, Space.XS),
        alignment=ft.Alignment.TOP_CENTER,
    )
    row = ft.Row([left, right], spacing=Space.L, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
    return kit.named("after", row, expand=True)


def _use_after_keys(k: kit.Look, after: AfterState, state: SaleState) -> None:
    """Enter goes on, Ctrl+P prints a copy; letters and scans already belong to the next bill."""

    async def copy() -> None:
        if after.receipt is not None:
            await state.reprint(after.receipt.id)

    use_keys(k.keys, Layer(keys={"Enter": state.next_sale, "Esc": state.next_sale, "Ctrl+P": copy}))


def next_sale(k: kit.Look, state: SaleState) -> ft.Control:
    """The one step from here."""
    return kit.button(
        k,
        k.w("sale.next"),
        state.next_sale,
        identifier="next-sale",
        kind="action",
        glyph=ft.Icons.ARROW_FORWARD,
        hint="Enter",
        style="h2",
        height=k.touch.action,
    )


def _hero(k: kit.Look, shown: ReceiptView) -> ft.Control:
    """The change on steel, and the notes and coins that make it."""
    change = change_satang(shown)
    word = k.w.money(change) if change else k.w("sale.exact_hero")
    style: StyleName = "hero" if len(word) <= HERO_CHARS else "timer" if len(word) <= TIMER_CHARS else "total"
    if k.phone:
        style = "timer" if len(word) <= HERO_CHARS else "total"
    sums = k.w("sale.received_less_paid", received_satang=received_satang(shown), paid_satang=paid_satang(shown))
    small = kit.text(k, sums, "strong" if not k.phone else "small", k.p.frame_muted)
    head: ft.Control = kit.apart(kit.text(k, k.w("sale.change"), "h1", k.p.frame_ink), small)
    if k.phone:
        head = ft.Column([kit.text(k, k.w("sale.change"), "h2", k.p.frame_ink), small], spacing=0, tight=True)
    figure = kit.named("change", kit.figure(k, word, style, k.p.action))
    rows: list[ft.Control] = [head, ft.Row([figure])]
    notes = [_note(k, face, pieces) for face, pieces in change_notes(change)]
    if notes:
        rows.append(ft.Row(notes, spacing=Space.KEYS, run_spacing=Space.S, wrap=True))
    return ft.Container(
        kit.stack(rows, Space.S),
        bgcolor=k.p.frame,
        border_radius=Radius.SHEET,
        padding=Space.XXL if not k.phone else Space.L,
    )


def _note(k: kit.Look, face_satang: int, pieces: int) -> ft.Control:
    baht = face_satang / 100
    name = f"{face_satang // 100:,}" if face_satang % 100 == 0 else f"{baht:.2f}"
    words: list[ft.Control] = [
        kit.text(k, name, "h3", k.p.frame_ink),
        kit.text(k, f"× {pieces}", "strong", k.p.frame_muted),
    ]
    return ft.Container(
        ft.Row(words, spacing=Space.S, tight=True),
        bgcolor=k.p.frame_press,
        border_radius=Radius.BUTTON,
        padding=kit.pad(Space.M, Space.CHIP),
    )


def _states(k: kit.Look, after: AfterState, shown: ReceiptView, state: SaleState) -> ft.Control:
    """Saved, drawer, paper: each an icon, a word, and what it is about."""
    rows: list[ft.Control] = [_fact(k, "ready", ft.Icons.CHECK_CIRCLE, k.w("sale.saved"), shown.number, "saved")]
    if after.drawer is not None and not after.no_drawer:
        rows.append(_drawer(k, after.drawer))
    if after.on_screen:
        kept, hint = k.w("sale.paper_kept"), k.w("sale.paper_kept_hint")
        rows.append(_fact(k, "planned", ft.Icons.RECEIPT_LONG, kept, hint, "paper-state"))
    elif after.paper is not None:
        rows += _printing(k, after.paper, state)
    return kit.sheet(k, kit.stack(rows, Space.S), Space.L)


def _fact(k: kit.Look, tone: ToneName, glyph: ft.IconData, word: str, about: str, name: str) -> ft.Control:
    """An icon, a word, and a sentence or number about it: beside it, on a phone below."""
    said = kit.text(k, word, "strong", lines=2)
    more = kit.text(k, about, "small" if k.phone else "body", k.p.muted, lines=None)
    row: list[ft.Control] = [kit.icon(k, glyph, Glyph.BASE, k.p.mark(tone))]
    if k.phone:
        both: list[ft.Control] = [said, more] if about else [said]
        row.append(ft.Column(both, spacing=Space.NONE, tight=True, expand=True))
    else:
        said.expand, more.expand = 2, 3
        row += [said, more]
    return kit.named(name, kit.beside(row), live_region=True)


def _drawer(k: kit.Look, job: JobRow) -> ft.Control:
    if job.state == DONE:
        return _fact(k, "ready", ft.Icons.CHECK_CIRCLE, k.w("sale.drawer_open"), "", "drawer")
    if job.state in (QUEUED, SENDING):
        return _fact(k, "working", ft.Icons.POINT_OF_SALE, k.w("sale.drawer_opening"), "", "drawer")
    return _fact(k, "ours", ft.Icons.KEY, k.w("sale.drawer_failed"), "", "drawer")


def _printing(k: kit.Look, job: JobRow, state: SaleState) -> list[ft.Control]:
    """Where the paper stands, with the ways out where a person has to say or decide."""
    why = k.w(job.error) if job.error else ""
    tone, glyph, word = _paper_words(k, job)
    rows = [_fact(k, tone, glyph, word, why, "paper-state")]
    ways: list[kit.Way] = []
    if job.state == UNKNOWN:
        ways = [
            kit.Way("paper-out", k.w("sale.paper_there"), partial(state.resolve, job.id, printed=True)),
            kit.Way("paper-copy", k.w("sale.copy"), partial(state.resolve, job.id, printed=False)),
        ]
    elif job.state in (HELD, FAILED):
        ways = [kit.Way("paper-release", k.w("sale.print_now"), partial(state.release, job.id))]
    if ways:
        buttons = [kit.button(k, w.label, w.on_tap, identifier=w.id, style="strong") for w in ways]
        rows.append(ft.Row(buttons, spacing=Space.S, wrap=True))
    return rows


PAPER_WORDS = {
    SENDING: "sale.paper_printing",
    QUEUED: "sale.paper_printing",
    UNKNOWN: "sale.paper_unknown",
    HELD: "sale.paper_held",
    FAILED: "sale.paper_failed",
    DROPPED: "sale.paper_dropped",
    DONE: "sale.paper_printed",
}
_PAPER_SIGNS: Mapping[str, tuple[ToneName, ft.IconData]] = {
    SENDING: ("working", ft.Icons.PRINT),
    QUEUED: ("working", ft.Icons.PRINT),
    UNKNOWN: ("ours", ft.Icons.HELP),
    HELD: ("ours", ft.Icons.PRINT_DISABLED),
    FAILED: ("late", ft.Icons.PRINT_DISABLED),
    DROPPED: ("planned", ft.Icons.PRINT_DISABLED),
    DONE: ("ready", ft.Icons.CHECK_CIRCLE),
}


def _paper_words(k: kit.Look, job: JobRow) -> tuple[ToneName, ft.IconData, str]:
    if job.state == QUEUED and job.error:
        return "ours", ft.Icons.PRINT_DISABLED, k.w("sale.paper_waits")
    state = job.state if job.state in PAPER_WORDS else DROPPED
    tone, glyph = _PAPER_SIGNS[state]
    return tone, glyph, k.w(PAPER_WORDS[state])


def _actions(k: kit.Look, shown: ReceiptView, state: SaleState) -> ft.Control:
    copy: Handler = partial(state.reprint, shown.id)
    button = kit.button(
        k,
        k.w("sale.copy"),
        copy,
        identifier="reprint",
        glyph=ft.Icons.CONTENT_COPY,
        hint="Ctrl+P",
        style="strong",
        height=max(k.touch.least, Size.BAR),
    )
    return ft.Row([button])


def _paper(k: kit.Look, after: AfterState, shown: ReceiptView) -> ft.Control:
    """The receipt as it comes out of the printer; grey bars while it is drawn."""
    if after.page is not None:
        label = k.w("sale.receipt_picture", number=shown.number)
        return ft.Row([kit.paper(k, after.page, label=label)], alignment=ft.MainAxisAlignment.CENTER)
    if after.drawn:
        return kit.paper_missing(k, k.w("sale.no_picture"))
    return ft.Container(kit.Waiting(k, 4), width=Size.PAPER)
