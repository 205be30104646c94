"""What a key is: the character behind a key event, and what a scanner typed while the keyboard was Thai.

A wedge scanner presses the keys of an American keyboard. Where the system's layout is Thai, other characters arrive,
one for each key and shift, so that what the scanner read can be had back. The tables follow xkb-data's ``symbols/th``
(``basic``, ``tis``, ``pat``); the first equals CLDR's ``th-t-k0-windows``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

# Four rows of keys, each plain and then with shift. All strings run over the same keys.
_AMERICAN = "`1234567890-=~!@#$%^&*()_+qwertyuiop[]QWERTYUIOP{}asdfghjkl;'\\ASDFGHJKL:\"|zxcvbnm,./ZXCVBNM<>?"
_OTHER_LEVEL = "~!@#$%^&*()_+`1234567890-=QWERTYUIOP{}qwertyuiop[]ASDFGHJKL:\"|asdfghjkl;'\\ZXCVBNM<>?zxcvbnm,./"


class ThaiLayout(StrEnum):
    """Thai keyboard layouts, the commonest first."""

    KEDMANEE = "kedmanee"
    TIS = "tis"
    PATTACHOTE = "pattachote"


_THAI: Mapping[ThaiLayout, str] = {
    ThaiLayout.KEDMANEE: ('_ๅ/-ภถุึคตจขช%+๑๒๓๔ู฿๕๖๗๘๙ๆไำพะัีรนยบล๐"ฎฑธํ๊ณฯญฐ,ฟหกดเ้่าสวงฃฤฆฏโฌ็๋ษศซ.ฅผปแอิืทมใฝ()ฉฮฺ์?ฒฬฦ'),
    ThaiLayout.TIS: ('๏฿/-ภถุึคตจขช๛ๅ๑๒๓๔ู๎๕๖๗๘๙ๆไำพะัีรนยบล๐"ฎฑธํ๊ณฯญฐ,ฟหกดเ้่าสวงฅฤฆฏโฌ็๋ษศซ.ฃผปแอิืทมใฝ()ฉฮฺ์?ฒฬฦ'),
    ThaiLayout.PATTACHOTE: ('_=๒๓๔๕ู๗๘๙๐๑๖฿+"/,?ุ_.()-%็ตยอร่ดมวแใฌ๊ฤๆญษึฝซถฒฯฦ้ทงกัีานเไขๅ๋ธำณ์ืผชโฆฑํบปลหิคสะจพฎฏฐภฺศฮฟฉฬ'),
}
assert all(len(keys) == len(_AMERICAN) for keys in _THAI.values()), "one character a key and shift"

_TO_THAI = {layout: dict(zip(_AMERICAN, keys, strict=True)) | {" ": " "} for layout, keys in _THAI.items()}
# Pattachote has ``_`` twice; the later key, ``&``, wins: no code begins with a back-tick.
_FROM_THAI = {layout: dict(zip(keys, _AMERICAN, strict=True)) | {" ": " "} for layout, keys in _THAI.items()}
_EXCHANGED = str.maketrans(_AMERICAN, _OTHER_LEVEL)

_NAMED_KEYS = {
    "Enter": "\n",
    "Numpad Enter": "\n",
    "Tab": "\t",
    "Space": " ",
    "Numpad Add": "+",
    "Numpad Subtract": "-",
    "Numpad Multiply": "*",
    "Numpad Divide": "/",
    "Numpad Decimal": ".",
    "Numpad Comma": ",",
    "Numpad Equal": "=",
}
_NUMPAD = "Numpad "
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_UNSHIFTED = frozenset("`1234567890-=[];'\\,./")


def key_character(label: str, *, shift: bool) -> str | None:
    """The character of a key event, or ``None`` for a key that types nothing (F4, Shift, arrows).

    ``label`` is the logical key's name as the screen library gives it: letters in upper case whatever was typed,
    punctuation without its shift, ``Numpad 8``. Enter is a line feed, Tab a tab. A label that is already a shifted
    character (``%``), or not an American key, is taken as it stands.
    """
    if label in _NAMED_KEYS:
        return _NAMED_KEYS[label]
    if label.startswith(_NUMPAD):
        label, shift = label.removeprefix(_NUMPAD), False
    if len(label) != 1 or not label.isprintable():
        return None
    if label.upper() in _LETTERS:
        return label.upper() if shift else label.lower()
    return other_level(label) if shift and label in _UNSHIFTED else label


def typed_on(layout: ThaiLayout, text: str) -> str:
    """What arrives when printable ASCII is typed key by key on a Thai layout."""
    keys = _TO_THAI[layout]
    return "".join(keys[character] for character in text)


def read_back(layout: ThaiLayout, text: str) -> str | None:
    """What had been typed for ``text`` to arrive from a Thai layout; ``None`` where the layout cannot have typed it."""
    keys = _FROM_THAI[layout]
    if any(character not in keys for character in text):
        return None
    return "".join(keys[character] for character in text)


def other_level(text: str) -> str:
    """The text with every key's plain and shifted character exchanged, as CapsLock does on a Thai layout in Windows."""
    return text.translate(_EXCHANGED)
