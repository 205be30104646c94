"""The shop's own shelves, written by hand: what a Thai truck parts counter really sells.

Each module holds one text table. A line ``# category`` opens a category; then two lines are one part::

    CODE | Thai name | English name
      Brand | price in baht with VAT | Thai unit | numbers | fits | options

``numbers`` are ``Maker number``, separated by commas; ``~Maker number`` is a number of somebody else that the part
replaces; ``-`` is none. ``fits`` are ``Make models / engine``, separated by semicolons. ``options`` (may be left out):
``qty=on hand/least``, ``core=baht``, ``nobar`` for no barcode. Order and codes are permanent: tests and documents
name parts by their codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pos_client.demo.brands import BRANDS
from pos_client.demo.part import GENERAL_FITS, DemoFit, MakerNumber
from pos_client.demo.shelves import (
    brakes,
    cab,
    chassis,
    driveline,
    electric,
    engine,
    filters,
    fluids,
    hardware,
    paint,
    services,
    trailer,
)
from pos_client.demo.vehicles import MAKES_TH

_SHELVES: Final = (
    filters,
    fluids,
    engine,
    driveline,
    brakes,
    chassis,
    electric,
    cab,
    trailer,
    paint,
    hardware,
    services,
)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One part as written by hand; price in whole baht, ``qty`` and ``least`` in thousandths or None if left open."""

    code: str
    name_th: str
    name_en: str
    category: str
    brand: str
    price_baht: int
    unit_th: str
    own: tuple[MakerNumber, ...]
    cross: tuple[MakerNumber, ...]
    fits: tuple[DemoFit, ...]
    options: dict[str, str] = field(default_factory=dict)

    @property
    def stock(self) -> tuple[int, int] | None:
        """On hand and least, in thousandths, where the row tells them."""
        if "qty" not in self.options:
            return None
        on_hand, _, least = self.options["qty"].partition("/")
        return _milli(on_hand), _milli(least)


def rows() -> Iterator[ShelfRow]:
    """All rows in their permanent order.

    Raises:
        ValueError: a row is malformed or names a maker that no table knows.
    """
    for shelf in _SHELVES:
        category = ""
        lines = iter(filter(None, shelf.ROWS.splitlines()))
        for line in lines:
            if line.startswith("# "):
                category = line[2:].strip()
            else:
                yield _row(category, line, next(lines))


def _row(category: str, first: str, second: str) -> ShelfRow:
    code, name_th, name_en = (cell.strip() for cell in first.split("|"))
    brand, price, unit, numbers, fits, *options = (cell.strip() for cell in second.split("|"))
    each = [] if numbers == "-" else [n.strip() for n in numbers.split(",")]
    return ShelfRow(
        code=code,
        name_th=name_th,
        name_en=name_en,
        category=category,
        brand="" if brand == "-" else brand,
        price_baht=int(price),
        unit_th=unit,
        own=tuple(_number(n) for n in each if not n.startswith("~")),
        cross=tuple(_number(n[1:]) for n in each if n.startswith("~")),
        fits=() if fits == "-" else tuple(_fit(f.strip()) for f in fits.split(";")),
        options={name: value for name, _, value in (o.partition("=") for o in " ".join(options).split())},
    )


def _number(text: str) -> MakerNumber:
    """``Bosch Rexim FP-KE01`` is the number FP-KE01 of Bosch Rexim: the longest known maker wins."""
    for maker in sorted((*BRANDS, *MAKES_TH), key=len, reverse=True):
        if text.startswith(maker + " "):
            return text[len(maker) + 1 :], maker
    raise ValueError(f"no maker known in {text!r}")


def _fit(text: str) -> DemoFit:
    vehicle, _, engine_code = text.partition(" / ")
    make = next((m for m in (*MAKES_TH, *GENERAL_FITS) if vehicle == m or vehicle.startswith(m + " ")), None)
    if make is None:
        raise ValueError(f"no make known in {text!r}")
    return DemoFit(make, vehicle[len(make) + 1 :], engine_code)


def _milli(text: str) -> int:
    """Thousandths of a plain decimal such as ``143.5``; no float on the way."""
    whole, _, rest = text.partition(".")
    return int(whole) * 1_000 + int(f"{rest:0<3}")
