"""The pages of the gallery that look like screens: made-up words in both languages, no rule of the trade."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.keys import Layer
from pos_client.ui.theme import Size, Space
from tests.gallery_parts import Parts
from tests.gallery_state import G, Gallery, around, layer, says, t

KEYS = [
    ("F1", "ช่วยเหลือ", "Help"),
    ("F2", "จำนวน", "Quantity"),
    ("F3", "ลูกค้า", "Customer"),
    ("F4", "ค้นหา", "Search"),
    ("F6", "ส่วนลด", "Discount"),
    ("F7", "ราคา", "Price"),
    ("F8", "พักบิล", "Hold"),
    ("F9", "รับชำระ", "Pay"),
    ("Ctrl+Enter", "เงินสดพอดี", "Cash exact"),
    ("Ctrl+O", "ลิ้นชัก", "Drawer"),
]


LINES = [
    ("2", "กรองน้ำมันเครื่อง ฮีโน่ 500 (J08E)", "Oil filter, Hino 500 (J08E)", "15607-2190 · 485.00", 97000),
    (
        "1",
        "น้ำมันเครื่องดีเซลสังเคราะห์แท้ 15W-40 CI-4 ถัง 18 ลิตร",
        "Diesel engine oil 15W-40 CI-4, 18 L pail",
        "CI4-15W40-18 · 2,490.00",
        244000,
    ),
    ("4", "หลอดไฟหน้า H4 24V 75/70W", "Headlamp bulb H4 24V 75/70W", "H4-24-75 · 120.00", 123456700),
]


def asked(k: kit.Look) -> kit.Asked:
    return kit.Asked(
        title=t(k, "ขอลดเกินสิทธิ์", "Discount above your limit"),
        sentence=t(k, "สมหญิงขอลด 15% น้ำมันเครื่องดีเซล 15W-40", "Somying asks 15% off Diesel engine oil 15W-40"),
        before="2,490.00",
        after="2,116.50",
        left_s=48,
        reasons=[
            kit.Option("loyal", t(k, "ลูกค้าประจำ", "Loyal fleet")),
            kit.Option("late", t(k, "ส่งช้า", "Late")),
            kit.Option("bulk", t(k, "ซื้อเยอะ", "Bulk")),
            kit.Option("sorry", t(k, "ร้องเรียน", "Complaint")),
        ],
    )


def pin_key(s: Gallery, key: str) -> None:
    s.pin = s.pin[:-1] if key == kit.DELETE else (s.pin + key)[: kit.PIN_DIGITS]


def override(k: kit.Look, s: Gallery) -> ft.Control:
    return kit.Override(
        k,
        asked(k),
        s.reason or None,
        lambda r: setattr(s, "reason", r),
        len(s.pin),
        partial(pin_key, s),
        partial(s.press, "override-cancel"),
        partial(s.press, "override-phone"),
        None,
        t(k, "รหัสไม่ถูก เหลือ 3 ครั้ง", "Wrong PIN, 3 tries left") if s.pin == "999999" else None,
    )


@ft.component
def Fragile(s: Gallery) -> ft.Control:
    """A component that cannot be drawn again once it is told to break."""
    if s.broken:
        s.broken = False
        raise ValueError("a component failed on purpose")
    return ft.Container()


def cart(k: kit.Look, s: Gallery) -> ft.Control:
    rows = []
    for i, (qty, th, en, number, satang) in enumerate(LINES):
        here = i == s.chosen
        box = ft.Container(
            width=Size.QTY_WIDTH,
            height=Size.QTY_HEIGHT,
            border_radius=8,
            bgcolor=k.p.sheet if here else k.p.sunken,
            border=kit.border(k, k.p.edge if here else k.p.line),
            alignment=ft.Alignment.CENTER,
            content=kit.text(k, qty, "h3"),
        )
        name = kit.stack([kit.text(k, t(k, th, en), "strong"), kit.text(k, number, "small", k.p.muted)], 0, expand=True)
        name.tight = True
        row = kit.marked(k, kit.beside([box, name, kit.money(k, satang)]), here=here, height=Size.CART_ROW)
        rows.append(kit.tap(k, row, partial(setattr, s, "chosen", i), identifier=f"line-{i}", face=kit.Face(radius=0)))
    head = ft.Container(
        height=64,
        padding=kit.pad(Space.L),
        bgcolor=k.p.sunken,
        content=kit.beside(
            [
                kit.icon(k, G.PERSON_OUTLINE, color=k.p.muted),
                ft.Column(
                    [
                        kit.text(k, t(k, "ลูกค้าทั่วไป", "Walk-in customer"), "strong"),
                        kit.text(k, t(k, "ใบกำกับภาษีอย่างย่อ", "Abbreviated tax invoice"), "small", k.p.muted),
                    ],
                    spacing=0,
                    tight=True,
                    expand=True,
                ),
                kit.button(k, t(k, "เปลี่ยน", "Change"), partial(s.press, "change"), identifier="change", style="strong"),
            ]
        ),
    )
    undo = (
        [
            ft.Container(
                padding=ft.Padding.only(left=Space.M, right=Space.M, bottom=Space.S),
                content=kit.UndoBar(
                    k,
                    t(k, "ลบ ใบปัดน้ำฝน 24 นิ้ว แล้ว", "Removed Wiper blade 24 in"),
                    partial(setattr, s, "undo", False),
                    lambda: None,
                ),
            )
        ]
        if s.undo
        else []
    )
    foot = kit.stack(
        [
            kit.stack(
                [
                    kit.fact(k, t(k, "3 รายการ", "3 lines"), "1,237,977.00", "small"),
                    kit.fact(k, t(k, "ภาษีมูลค่าเพิ่ม 7% (รวมแล้ว)", "VAT 7% (included)"), "80,988.21", "small"),
                ],
                Space.NONE,
            ),
            kit.apart(kit.text(k, t(k, "รวม", "Total"), "h2"), kit.named("total", kit.money(k, 123797700, "total"))),
            kit.beside(
                [
                    kit.button(
                        k,
                        t(k, "พอดี", "Exact"),
                        partial(s.press, "exact"),
                        identifier="exact",
                        kind="solid",
                        sub=t(k, "เงินสด", "cash"),
                        height=k.touch.action,
                        expand=2,
                    ),
                    kit.button(
                        k,
                        "4,500",
                        partial(s.press, "note"),
                        identifier="note",
                        sub=t(k, "เงินสด", "cash"),
                        height=k.touch.action,
                        expand=2,
                    ),
                    kit.button(
                        k,
                        t(k, "รับชำระ", "Pay"),
                        partial(s.press, "pay"),
                        identifier="pay",
                        kind="action",
                        glyph=G.PAYMENTS,
                        hint="F9",
                        style="h2",
                        height=k.touch.action,
                        expand=4,
                    ),
                ],
                Space.KEYS,
            ),
        ],
        Space.S,
    )
    parts_end = Fragile(s)
    width = None if k.phone else Size.CART_DESKTOP if k.desktop else Size.CART_TABLET
    parts = [
        *([] if k.phone else [head, kit.line(k)]),
        kit.scrolling(rows),
        *undo,
        kit.line(k),
        ft.Container(foot, padding=Space.L),
        parts_end,
    ]
    return kit.sheet(k, ft.Column(parts, spacing=0, expand=True), width=width, expand=True if k.phone else None)


@ft.component
def Sale(k: kit.Look, s: Gallery) -> ft.Control:
    """A selling screen's skeleton: scan field, keypad, cart."""
    box = ft.use_ref(kit.TextBox).current
    use_keys(k.keys, layer(s, box))
    unknown = s.scanned.startswith("999")
    scan = kit.Scan(
        "unknown" if unknown else "typing" if s.search else "ready",
        s.search,
        t(k, f"ไม่รู้จักรหัส {s.scanned}", f"Nobody knows the code {s.scanned}") if unknown else None,
        [kit.Way("add-part", t(k, "เพิ่มอะไหล่", "Add a part"), partial(s.press, "add-part"))],
    )
    field_ = kit.ScanField(
        k,
        scan,
        t(k, "สแกน หรือพิมพ์รหัส ชื่อ ทะเบียนรถ", "Scan, or type a code, a name, a plate"),
        lambda v: setattr(s, "search", v),
        partial(setattr, s, "search", ""),
        box,
        partial(s.press, "camera") if k.phone else None,
        k.desktop,
    )
    if k.phone:
        body: ft.Control = ft.Column(
            [ft.Container(field_, padding=Space.M), cart(k, s), says(s)], spacing=0, expand=True
        )
        return kit.frame(k, around(k, s), here="sale", title=t(k, "ขาย", "Sale"), body=body)
    well = ft.Container(
        height=Size.WELL,
        padding=kit.pad(Space.XL),
        border_radius=8,
        bgcolor=k.p.here,
        border=kit.border(k, k.p.ink, 2),
        content=kit.apart(
            kit.text(k, t(k, "บาท", "baht"), "h3", k.p.muted),
            kit.named("amount", kit.figure(k, s.amount or "0", "timer")),
        ),
    )
    pad = ft.Container(
        kit.keypad(
            k, lambda key: setattr(s, "amount", s.amount[:-1] if key == kit.DELETE else s.amount + key), fill=True
        ),
        width=Size.KEYPAD,
    )
    done = kit.button(
        k,
        t(k, "เสร็จ", "Done"),
        partial(s.press, "done"),
        identifier="done",
        kind="solid",
        glyph=G.CHECK,
        hint="Enter",
        height=k.touch.action,
    )
    editor = kit.sheet(
        k,
        ft.Column(
            [
                kit.text(k, t(k, LINES[1][1], LINES[1][2]), "h2"),
                ft.Row(
                    [ft.Column([well], expand=True), pad],
                    spacing=Space.XL,
                    expand=True,
                    vertical_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                done,
            ],
            spacing=Space.L,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        Space.XL,
        expand=True,
    )
    body = ft.Row(
        [ft.Column([field_, editor, says(s)], spacing=Space.M, expand=True), cart(k, s)],
        spacing=Space.L,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return kit.frame(
        k,
        around(k, s),
        here="sale",
        title=t(k, "ขายหน้าร้าน", "Counter sale"),
        body=body,
        keys=[kit.KeyWord(a, t(k, b, c)) for a, b, c in KEYS],
    )


@ft.component
def Pin(k: kit.Look, s: Gallery) -> ft.Control:
    """A PIN pad on steel."""
    use_keys(
        k.keys,
        Layer(
            text=lambda text: [pin_key(s, c) for c in text],
            keys={"Backspace": partial(pin_key, s, kit.DELETE)},
            snapshot=lambda: partial(setattr, s, "pin", s.pin),
        ),
    )
    ask = kit.text(k, t(k, "รหัสของสมหญิง", "PIN of Somying"), "h2", k.p.frame_ink)
    column = kit.stack(
        [
            ask,
            kit.named("dots", kit.dots(k, len(s.pin), kit.PIN_DIGITS, on_frame=True, wrong=s.pin == "999999")),
            kit.keypad(k, partial(pin_key, s), extra=None, on_frame=True),
            says(s),
        ],
        Space.XXL,
        horizontal=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(
        expand=True,
        bgcolor=k.p.frame,
        alignment=ft.Alignment.CENTER,
        padding=Space.L,
        content=ft.Container(column, width=Size.PIN_PANE),
    )


@ft.component
def Ask(k: kit.Look, s: Gallery) -> ft.Control:
    """The override card over the left pane, the cart in sight."""
    use_keys(k.keys, layer(s))
    if k.phone:
        body: ft.Control = kit.scrolling([override(k, s), says(s)], padding=Space.M)
    else:
        center = ft.CrossAxisAlignment.CENTER
        card = ft.Column([override(k, s), says(s)], expand=True, horizontal_alignment=center)
        body = ft.Row([card, cart(k, s)], spacing=Space.L, expand=True)
    title = t(k, "ขายหน้าร้าน", "Counter sale")
    return kit.frame(k, around(k, s), here="sale", title=title, body=body, nav=False)


PAGES: dict[str, Callable[[kit.Look, Gallery], ft.Control]] = {"parts": Parts, "sale": Sale, "pin": Pin, "ask": Ask}
