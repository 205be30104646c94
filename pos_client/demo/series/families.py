"""Goods that fit no one vehicle: a family is a name with gaps, and the sizes and brands that fill them."""

from __future__ import annotations

from math import prod

from pos_client.demo.brands import BRANDS
from pos_client.demo.categories import CATEGORIES
from pos_client.demo.part import DemoFit
from pos_client.demo.series.draft import Draft
from pos_client.demo.series.options import Option
from pos_client.demo.units import UNITS

ALL = (DemoFit("All"),)


class FamilyBlock:
    """All parts of one family: axes x brands.

    ``th``, ``en`` and ``number`` have one ``{}`` per axis; ``number`` takes the options' codes and so differs for
    every choice. ``baht`` is the price with VAT at 100 percent on every axis and a brand of 100.
    """

    __slots__ = ("_axes", "_baht", "_brands", "_category", "_en", "_number", "_th", "_unit", "size")

    def __init__(
        self,
        category: str,
        unit_th: str,
        baht: int,
        th: str,
        en: str,
        number: str,
        axes: tuple[tuple[Option, ...], ...],
        brands: str,
    ) -> None:
        self._category = CATEGORIES[category]
        self._unit = UNITS[unit_th]
        self._baht = baht
        self._th, self._en, self._number = th, en, number
        self._axes = axes
        self._brands = tuple(BRANDS[b.strip()] for b in brands.split(","))
        assert th.count("{}") == en.count("{}") == number.count("{}") == len(axes), f"{en}: gaps and axes differ"
        self.size = prod(map(len, axes)) * len(self._brands)

    def draft(self, index: int) -> Draft:
        """The part at a place of this block, ``index`` below ``size``."""
        index, at = divmod(index, len(self._brands))
        brand = self._brands[at]
        picks = []
        price = self._baht * brand.price_percent
        for axis in self._axes:
            index, at = divmod(index, len(axis))
            option = axis[at]
            picks.append(option)
            price = price * option.percent // 100
        number = self._number.format(*(o.code for o in picks))
        return Draft(
            f"{self._th.format(*(o.th for o in picks))} {brand.name}",
            f"{self._en.format(*(o.en for o in picks))}, {brand.name}",
            brand.name,
            self._category,
            self._unit,
            ((number, brand.name),),
            (),
            price,
            ALL,
        )
