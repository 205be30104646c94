"""Code 128 bar codes (ISO/IEC 15417) of printable ASCII, as short as they can be.

A symbol is a start, one value per character (set B) or per two digits (set C), a check value and a stop; every value is
three bars and three spaces, eleven modules together. Digits are packed in pairs where that makes the symbol shorter.
"""

from __future__ import annotations

_START_B, _START_C, _TO_B, _TO_C = 104, 105, 100, 99
_STOP = 106
_MODULUS = 103
_VALUE_MODULES = 11
# Widths of bar, space, bar, space, bar, space for the values 0 to 105; the stop has a seventh, a bar.
_TABLE = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
)
_WIDTHS = tuple(_TABLE.split(" "))
assert len(_WIDTHS) == _STOP + 1
assert all(sum(map(int, widths)) == _VALUE_MODULES for widths in _WIDTHS[:-1])


def code128_modules(text: str) -> str:
    """The symbol as a string of modules, ``1`` black, without the ten white ones that a reader wants on either side.

    ``text`` is one or more characters from space to ``~``.
    """
    values = code128_values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % _MODULUS
    drawn = "".join(_WIDTHS[value] for value in (*values, check, _STOP))
    return "".join(("1" if no % 2 == 0 else "0") * int(width) for no, width in enumerate(drawn))


def code128_values(text: str) -> tuple[int, ...]:
    """Start and character values of the shortest symbol, before check and stop; of equal ones that in set B.

    Worked out from the end: what follows is already as short as it can be in either set.
    """
    assert text, "something to encode"
    assert all(" " <= char <= "~" for char in text), "printable ASCII only"
    in_b: list[tuple[int, ...]] = [()]  # in_b[k]: the last k characters, beginning in set B
    in_c: list[tuple[int, ...]] = [()]
    for at in range(len(text) - 1, -1, -1):
        single = (ord(text[at]) - ord(" "), *in_b[-1])
        pair = text[at : at + 2]
        paired = (int(pair), *in_c[-2]) if len(pair) == len("00") and pair.isdigit() else None
        in_b.append(single if paired is None else min(single, (_TO_C, *paired), key=len))
        in_c.append((_TO_B, *single) if paired is None else min(paired, (_TO_B, *single), key=len))
    return min((_START_B, *in_b[-1]), (_START_C, *in_c[-1]), key=len)
