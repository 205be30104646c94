"""One face of the money: how many pieces, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from pos_client.screens.shift.state import COIN_BELOW_SATANG
from pos_client.ui import kit
from pos_client.ui.theme import Radius, Size, Space, Stroke

BAHT_SATANG = 100


def face_text(k: kit.Look, face_satang: int) -> str:
    """``1,000`` or ``0.25``: what is printed or struck on it."""
    whole = face_satang % BAHT_SATANG == 0
    return f"{face_satang // BAHT_SATANG:,}" if whole else k.w.money(face_satang)


def face_words(k: kit.Look, pieces: Mapping[int, int]) -> str:
    """``24 notes · 30 coins``."""
    notes = sum(number for face, number in pieces.items() if face >= COIN_BELOW_SATANG)
    coins = sum(number for face, number in pieces.items() if face < COIN_BELOW_SATANG)
    return f"{k.w.n('shift.notes', notes)} · {k.w.n('shift.coins', coins)}"


def unit(k: kit.Look, face_satang: int) -> str:
    """Note or coin."""
    return k.w("shift.note") if face_satang >= COIN_BELOW_SATANG else k.w("shift.coin")


def pieces_row(k: kit.Look, face_satang: int, number: int, *, here: bool = False, counting: bool = False) -> ft.Control:
    """A row of the count: face, pieces in a box, what they come to."""
    face = ft.Container(kit.figure(k, face_text(k, face_satang), "h3"), width=Size.FACE)
    word = ft.Container(kit.text(k, unit(k, face_satang), "small", k.p.muted), width=Size.UNIT)
    box = ft.Container(
        kit.figure(k, f"{number:,}" if number or here else "", "h3"),
        width=Size.COUNT_WIDTH,
        height=Size.COUNT_HEIGHT,
        border_radius=Radius.CHIP,
        alignment=ft.Alignment.CENTER,
        bgcolor=(k.p.sheet if here else k.p.sunken) if counting else None,
        border=(kit.border(k, k.p.ink, Stroke.FIELD) if here else kit.border(k)) if counting else None,
    )
    amount = kit.money(k, face_satang * number) if number else kit.figure(k, "–", "money", k.p.muted)
    row = ft.Row(
        [face, word, box, ft.Container(amount, expand=True, alignment=ft.Alignment.CENTER_RIGHT)], spacing=Space.M
    )
    height = k.touch.least if k.phone else Size.TABLE_ROW
    return kit.marked(k, row, here=here, height=height)


def row_height(k: kit.Look) -> int:
    """How high such a row is."""
    return k.touch.least if k.phone else Size.TABLE_ROW
