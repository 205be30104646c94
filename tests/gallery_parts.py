"""The page with all parts in their states."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import flet as ft
from PIL import Image, ImageDraw, ImageFont

from pos_client.ui import kit
from pos_client.ui.hooks import use_keys
from pos_client.ui.theme import Size, Space
from tests.gallery_state import G, Gallery, around, layer, says, t


def receipt_png() -> bytes:
    """A stand-in for the printer's raster: 576 dots wide, black on white."""
    picture = Image.new("1", (576, 420), 1)
    pen = ImageDraw.Draw(picture)
    fonts = Path(__file__).resolve().parents[1] / "assets/fonts"
    font = ImageFont.truetype(str(fonts / "IBMPlexSansThaiLooped_500Medium.ttf"), 28)
    for i, row in enumerate(("ใบเสร็จรับเงิน", "RC00AA-6911-00001", "รวม 4,240.00", "เงินสด 4,500.00", "เงินทอน 260.00")):
        pen.text((24, 24 + i * 72), row, font=font, fill=0)
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


RECEIPT = receipt_png()


def kinds(k: kit.Look, s: Gallery) -> ft.Control:
    def b(id_: str, th: str, en: str, **more: object) -> ft.Control:
        return kit.button(k, t(k, th, en), partial(s.press, id_), identifier=id_, **more)  # type: ignore[arg-type]

    return kit.sheet(
        k,
        kit.stack(
            [
                kit.beside(
                    [
                        b("pay", "รับชำระ", "Pay", kind="action", glyph=G.PAYMENTS, hint="F9", expand=2),
                        b("done", "เสร็จ", "Done", kind="solid", expand=1),
                        b("hold", "พักบิล", "Hold", expand=1),
                    ],
                    Space.KEYS,
                ),
                kit.beside(
                    [
                        b("take", "ถ่ายเพิ่ม", "Take", kind="quiet", glyph=G.PHOTO_CAMERA, expand=1),
                        b("close", "ปิดกะ ยังขาดยอดนับ", "Close: count first", off=True, expand=1),
                    ],
                    Space.KEYS,
                ),
                kit.segment(
                    k,
                    [
                        kit.Option("fast", t(k, "ขายบ่อย", "Frequent")),
                        kit.Option("oil", t(k, "น้ำมัน กรอง", "Oil, filters")),
                        kit.Option("elec", t(k, "ไฟฟ้า", "Electrical")),
                    ],
                    s.group,
                    lambda g: setattr(s, "group", g),
                    identifier="group",
                ),
                ft.Row(
                    [
                        kit.chip(k, "planned", t(k, "นัดแล้ว", "Planned")),
                        kit.chip(k, "working", t(k, "กำลังทำ", "Working")),
                        kit.chip(k, "ours", t(k, "รอเรา", "On us")),
                        kit.chip(k, "theirs", t(k, "รอลูกค้า", "On customer")),
                        kit.chip(k, "late", t(k, "ช้า", "Late")),
                        kit.chip(k, "ready", t(k, "พร้อม", "Ready")),
                        kit.chip(k, "ours", t(k, "เหลือ 7", "7 left"), G.WARNING_AMBER, small=True),
                        kit.chip(k, "late", t(k, "ต่อเครื่องพิมพ์ไม่ได้", "Printer not found"), G.PRINT_DISABLED),
                        kit.tag(k, t(k, "ชั้น A-02-3", "Bin A-02-3")),
                        kit.key_hint(k, "Ctrl+Enter"),
                        kit.count(k, 2),
                        kit.avatar(k, t(k, "สญ", "SY")),
                        kit.state_word(k, "ready", t(k, "บันทึกแล้ว", "Saved")),
                    ],
                    spacing=Space.S,
                    run_spacing=Space.S,
                    wrap=True,
                ),
                kit.switch(
                    k,
                    t(k, "เสียงเมื่อสแกน", "Sound when scanning"),
                    lambda on: s.press(f"sound-{on}"),
                    value=True,
                    identifier="sound",
                ),
            ],
            Space.M,
        ),
        Space.L,
    )


def fields(k: kit.Look, s: Gallery) -> ft.Control:
    wrong = s.tax_id and len(s.tax_id) == 13 and s.tax_id[-1] != "5"
    return kit.sheet(
        k,
        kit.stack(
            [
                kit.Field(k, t(k, "ชื่อผู้ซื้อ", "Buyer"), s.buyer, lambda v: setattr(s, "buyer", v), "buyer"),
                kit.Field(
                    k,
                    t(k, "เลขประจำตัวผู้เสียภาษี 13 หลัก", "Tax id, 13 digits"),
                    s.tax_id,
                    lambda v: setattr(s, "tax_id", v),
                    "tax-id",
                    error=t(
                        k, "เลขตัวสุดท้ายไม่ตรง ดูเทียบกับบัตรอีกครั้ง", "The last digit does not fit. Compare it with the card."
                    )
                    if wrong
                    else None,
                    keyboard="number",
                ),
                kit.Field(
                    k,
                    t(k, "สาขา", "Branch"),
                    t(k, "00000 สำนักงานใหญ่", "00000 head office"),
                    lambda _: None,
                    "branch",
                    off=True,
                ),
                kit.Field(
                    k,
                    t(k, "ที่อยู่", "Address"),
                    "",
                    lambda _: None,
                    "address",
                    hint=t(k, "บ้านเลขที่ ถนน ตำบล", "House, road, district"),
                    lines=2,
                ),
                kit.beside(
                    [
                        kit.form_button(
                            k,
                            t(k, "บันทึก", "Save"),
                            partial(s.press, "save"),
                            identifier="save",
                            kind="solid",
                            glyph=G.CHECK,
                        ),
                        kit.form_button(k, t(k, "ยกเลิก", "Cancel"), partial(s.press, "cancel"), identifier="cancel"),
                        kit.form_button(k, t(k, "ลบ", "Delete"), None, identifier="delete", off=True),
                    ]
                ),
            ],
            Space.FIELD,
        ),
        Space.L,
    )


def messages(k: kit.Look, s: Gallery) -> list[ft.Control]:
    parts: list[ft.Control] = [
        kit.notice(
            k,
            "late",
            t(
                k,
                "ต่อเครื่องพิมพ์หน้าร้านไม่ได้ บิลเก็บไว้แล้ว",
                "The front printer does not answer. The bill is safe.",
            ),
            [kit.Way("other-printer", t(k, "พิมพ์เครื่องอื่น", "Use another"), partial(s.press, "other-printer"))],
            identifier="printer-down",
        ),
        kit.notice(
            k,
            "ours",
            t(k, "ราคาเปลี่ยนจาก 450 เป็น 485 เมื่อครู่", "The price just went from 450 to 485"),
            [
                kit.Way("use-485", t(k, "ใช้ 485", "Use 485"), partial(s.press, "use-485")),
                kit.Way("keep-450", t(k, "ใช้ราคาเดิม", "Keep 450"), partial(s.press, "keep-450")),
            ],
            glyph=G.SELL,
        ),
    ]
    if s.undo:
        parts.append(
            kit.UndoBar(
                k,
                t(k, "ลบ ใบปัดน้ำฝน 24 นิ้ว แล้ว", "Removed Wiper blade 24 in"),
                partial(setattr, s, "undo", False),
                lambda: None,
            )
        )
    parts.append(
        kit.progress(
            k,
            t(k, "กำลังนำเข้า 8,240 จาก 12,480", "Importing 8,240 of 12,480"),
            8240,
            12480,
            left=t(k, "อีก 20 วิ", "20 s left"),
            note=t(k, "ขายต่อได้ระหว่างรอ", "You can go on selling"),
            on_stop=partial(s.press, "stop"),
        )
    )
    return parts


def empty_box(k: kit.Look, s: Gallery) -> ft.Control:
    return kit.sheet(
        k,
        kit.empty_state(
            k,
            G.INVENTORY_2,
            t(k, "ยังไม่มีอะไหล่", "No parts yet"),
            t(k, "นำเข้าจาก Excel หรือสแกนชิ้นแรกเพื่อเพิ่ม", "Import from Excel, or scan the first one"),
            kit.Way("import", t(k, "นำเข้า Excel", "Import Excel"), partial(s.press, "import"), G.FILE_UPLOAD),
            kit.Way("example", t(k, "ดูตัวอย่าง", "See an example"), partial(s.press, "example")),
        ),
    )


@ft.component
def Parts(k: kit.Look, s: Gallery) -> ft.Control:
    """All parts in columns."""
    use_keys(k.keys, layer(s))
    one = [kinds(k, s), fields(k, s)]
    two = [*messages(k, s), empty_box(k, s), kit.Waiting(k, 2, Size.CART_ROW)]
    paper = kit.paper(k, RECEIPT, label=t(k, "ใบเสร็จ 4,240.00", "Receipt 4,240.00"), band=t(k, "สำเนา", "COPY"))
    three = [ft.Row([paper], alignment=ft.MainAxisAlignment.CENTER), says(s)]
    if k.phone:
        body: ft.Control = kit.scrolling([*one, *two, *three], Space.M, padding=k.touch.pad)
    else:
        body = ft.Row(
            [
                ft.Column(one, spacing=Space.M, expand=True, scroll=ft.ScrollMode.AUTO),
                ft.Column(two, spacing=Space.M, expand=True, scroll=ft.ScrollMode.AUTO),
                *([ft.Column(three, spacing=Space.M, width=Size.PANEL)] if k.roomy else []),
            ],
            spacing=Space.L,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    return kit.frame(
        k,
        around(k, s),
        here="more",
        title=t(k, "ชิ้นส่วนของหน้าจอ", "Parts of the screens"),
        body=body,
        keys=[kit.KeyWord("Tab", t(k, "ช่องถัดไป", "Next field")), kit.KeyWord("Esc", t(k, "กลับ", "Back"))],
    )
