"""The words a user reads, and how figures and dates are written, in the user's language.

Message ids are keys (``sale.pay``); the sentences stand in ``locales/<language>/LC_MESSAGES/pos.po`` and are read from
the compiled ``pos.mo`` beside it (Babel is a build tool, not needed at run time). ``build/catalogues.py`` finds the
keys in the code, keeps the catalogues complete and says how a key must be written so that it is found.

Blanks of a sentence are ``str.format`` fields. A parameter's name says how it is written: ``…_satang`` as money,
``…_milli`` as a quantity; dates and times are written the language's way; everything else as it is.
"""

from __future__ import annotations

import gettext
import logging
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

from core.errors import PosError
from core.money import format_quantity, format_satang
from core.thai.dates import BANGKOK, DateForm, date_text

Language = Literal["en", "th"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
LOCALES: Final = Path(__file__).resolve().parents[1] / "locales"
DOMAIN: Final = "pos"

_log = logging.getLogger("pos.words")


class Words:
    """Sentences, figures and dates in one language.

    ``w("sale.pay")`` gives a sentence, ``w.n("cart.lines", 3)`` one that depends on a number. A key that the
    catalogue does not have comes back as it is and is logged: a missing word must never stop a sale.
    """

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        self.language: Final = language
        self._catalogue = catalogue

    def __call__(self, key: str, /, **params: object) -> str:
        """The sentence for ``key`` with its blanks filled."""
        return self._fill(key, self._catalogue.gettext(key), params)

    def n(self, key: str, count: int, /, **params: object) -> str:
        """The sentence for ``key`` in the form that ``count`` asks for; ``count`` fills the blank ``{n}``."""
        return self._fill(key, self._catalogue.ngettext(key, key, count), {"n": count, **params})

    def error(self, error: PosError) -> str:
        """The sentence of an expected failure."""
        return self(error.key, **error.params)

    def money(self, satang: int) -> str:
        """``1,234.50`` or ``−50.00``: no currency sign where a column says money."""
        return format_satang(satang)

    def baht(self, satang: int) -> str:
        """``฿1,234.50``, for an amount inside a sentence."""
        amount = format_satang(satang)
        return f"{amount[0]}฿{amount[1:]}" if satang < 0 else f"฿{amount}"

    def quantity(self, qty_milli: int) -> str:
        """``12`` or ``18.75``: no zeros behind the last decimal that counts."""
        return format_quantity(qty_milli)

    def day(self, day: date, form: DateForm = DateForm.ABBR) -> str:
        """``21 พ.ย. 2569`` or ``21 Nov 2026``: Buddhist years in Thai, always four digits."""
        return date_text(day, form, self.language)

    def clock(self, moment: datetime | time) -> str:
        """``10:42``, 24 hours. A moment with a time zone is shown in Bangkok's."""
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            moment = moment.astimezone(BANGKOK)
        return f"{moment:%H:%M}"

    def moment(self, moment: datetime) -> str:
        """Date and time, ``21 พ.ย. 2569 10:42``. A moment with a time zone is shown in Bangkok's."""
        local = moment.astimezone(BANGKOK) if moment.tzinfo is not None else moment
        return f"{self.day(local.date())} {local:%H:%M}"

    def _fill(self, key: str, sentence: str, params: Mapping[str, object]) -> str:
        if sentence == key:
            _log.warning("no %s words for %s", self.language, key)
            return key
        if not params:
            return sentence
        try:
            return sentence.format_map({name: self._shown(name, value) for name, value in params.items()})
        except (LookupError, ValueError):
            _log.warning("cannot fill the %s words for %s from %s", self.language, key, sorted(params))
            return sentence

    def _shown(self, name: str, value: object) -> object:
        """A parameter the way its unit is written."""
        if isinstance(value, bool):
            return value
        if isinstance(value, int) and name.endswith("_satang"):
            return self.money(value)
        if isinstance(value, int) and name.endswith("_milli"):
            return self.quantity(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        return self.clock(value) if isinstance(value, time) else value


@lru_cache(maxsize=len(LANGUAGES))
def words(language: Language) -> Words:
    """The words of a language; the same object every time, so that parts can tell that nothing changed.

    Raises:
        OSError: the compiled catalogue is missing or unreadable, which is a broken installation.
    """
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))


def language_of(name: str | None) -> Language:
    """The language for a stored setting or a system locale such as ``th-TH``; Thai where it says nothing."""
    return "en" if (name or "").lower().startswith("en") else "th"


def own_name(language: Language) -> str:
    """A language in its own words, whatever the program speaks."""
    w = words(language)
    return w("language.own_name")
