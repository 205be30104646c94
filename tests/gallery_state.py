"""What the gallery knows, and what stands around each of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import flet as ft

from pos_client.ui import kit
from pos_client.ui.keys import Layer

G = ft.Icons


@ft.observable
@dataclass
class Gallery:
    page: str = "parts"
    theme: str = "light"
    language: str = "th"
    width: float = 1280
    height: float = 800
    failure: str = ""
    refused: str = ""
    scanned: str = ""
    typed: str = ""
    search: str = ""
    buyer: str = "หจก. ฟื้นฟูปั๊มน้ำมัน"
    tax_id: str = "0105536000316"
    pin: str = ""
    reason: str = "loyal"
    group: str = "fast"
    tender: str = "cash"
    amount: str = ""
    chosen: int = 1
    undo: bool = True
    enters: int = 0
    broken: bool = False
    wishes: str = ""
    pressed: list[str] = field(default_factory=list)

    def press(self, what: str) -> None:
        self.pressed = [*self.pressed, what]


def t(k: kit.Look, th: str, en: str) -> str:
    return th if k.language == "th" else en


def around(k: kit.Look, s: Gallery) -> kit.Frame:
    def item(id_: str, glyph: ft.IconData, th: str, en: str, count: int | None = None) -> kit.NavItem:
        return kit.NavItem(id_, t(k, th, en), glyph, partial(s.press, f"nav-{id_}"), count)

    rail = [
        item("sale", G.POINT_OF_SALE, "ขาย", "Sale"),
        item("board", G.HANDYMAN, "งานซ่อม", "Jobs"),
        item("parts", G.INVENTORY_2, "อะไหล่", "Parts"),
        item("customers", G.PEOPLE, "ลูกค้า", "Customers"),
        item("report", G.BAR_CHART, "รายงาน", "Reports"),
    ]
    more = item("more", G.MENU, "เพิ่มเติม", "More")
    return kit.Frame(
        mark="O.L",
        rail=rail,
        bottom=[*rail[:4], more],
        more=more,
        badges=[
            kit.Badge(
                "printer",
                t(k, "เครื่องพิมพ์พร้อม", "Printer ready"),
                G.PRINT,
                partial(s.press, "printer"),
                on_phone=False,
            ),
            kit.Badge("sync", t(k, "รอส่ง", "Unsent"), G.CLOUD_UPLOAD, partial(s.press, "sync"), 3),
            kit.Badge(
                "attention", t(k, "ต้องดู", "Attention"), G.NOTIFICATIONS, partial(s.press, "attention"), 2, warn=True
            ),
        ],
        person=kit.Person(
            t(k, "สญ", "SY"),
            t(k, "สมหญิง", "Somying"),
            t(k, "กะ 2 · ลิ้นชัก 1", "Shift 2 · Drawer 1"),
            partial(s.press, "user"),
        ),
    )


def says(s: Gallery) -> ft.Control:
    """What happened, for tests to read."""
    facts = {
        "pressed": ",".join(s.pressed),
        "scanned": s.scanned,
        "typed": s.typed,
        "refused": s.refused,
        "failure": s.failure,
        "enters": str(s.enters),
        "pin": s.pin,
        "buyer": s.buyer,
        "wishes": s.wishes,
    }
    words: list[ft.Control] = [
        ft.Semantics(
            identifier=f"says-{name}",
            label=f"[{value}]",
            container=True,
            content=ft.Container(width=2, height=2),
        )
        for name, value in facts.items()
    ]
    return ft.Row(words, height=2, spacing=1)


def scanned(s: Gallery, code: str) -> None:
    s.scanned = code
    s.search = ""


def typed(s: Gallery, text: str) -> None:
    s.typed += text


def entered(s: Gallery) -> None:
    s.enters += 1


def boom(s: Gallery) -> None:
    raise ValueError("a handler failed on purpose")


def layer(s: Gallery, box: kit.TextBox | None = None) -> Layer:
    return Layer(
        keys={
            "F4": box.focus if box else lambda: None,
            "F9": partial(s.press, "F9"),
            "Esc": partial(s.press, "Esc"),
            "Enter": partial(entered, s),
            "Alt+1": partial(s.press, "Alt+1"),
            "Ctrl+Enter": partial(s.press, "Ctrl+Enter"),
            "F8": partial(boom, s),
            "F7": partial(setattr, s, "broken", True),
        },
        text=partial(typed, s),
        scan=partial(scanned, s),
        snapshot=lambda: partial(setattr, s, "typed", s.typed),
    )
