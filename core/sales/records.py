"""Counter sales, and the carts that they begin in."""

from __future__ import annotations

from dataclasses import dataclass

from core.records import DeviceClass, Json, Kind, Record, RecordType, at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale(Record):
    """What was sold at the counter at one moment; ``by_tax`` lists ``{tax_code, rate_bp, base_satang, vat_satang}``."""

    id: str
    branch: str
    date: str
    at_ms: int
    cashier: str
    shift: str | None = None
    party: str | None = None
    price_mode: str = "INCL"
    gross_satang: int
    discount_satang: int = 0
    by_tax: Json = None
    vat_satang: int
    total_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleLine(Record):
    """One line of a sale at the price of that moment; ``vat_satang`` is its share of the document's VAT.

    The words of that moment stand in the document that was issued.
    """

    id: str
    sale: str
    no: int
    part: str
    qty_milli: int
    unit_price_satang: int
    gross_satang: int
    discount_satang: int = 0
    net_satang: int
    tax_code: str
    vat_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart(Record):
    """A sale in the making on this device. ``state`` OPEN or HELD; one open cart a person.

    ``command_id`` is what completing it will be called: made with the first line, renewed by every change, so that a
    double tap or a retry is the same sale and an edited cart is another one.
    """

    id: str
    holder: str
    state: str
    command_id: str
    opened_ms: int
    changed_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CartLine(Record):
    """A part in a cart at the price that the customer was told."""

    id: str
    cart: str
    no: int
    part: str
    qty_milli: int
    unit_price_satang: int


COUNTER = at_least(DeviceClass.COUNTER)
TYPES = (
    RecordType("sale", Sale, Kind.FACT, writers=COUNTER),
    RecordType("sale_line", SaleLine, Kind.FACT, writers=COUNTER, indexes=(("sale",), ("part",))),
    RecordType("cart", Cart, Kind.LOCAL, indexes=(("holder",),)),
    RecordType("cart_line", CartLine, Kind.LOCAL, indexes=(("cart",),)),
)
