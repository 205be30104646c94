"""The owner's recovery code: 128 random bits that a person can write down, and the key that comes of them.

Seven groups of four Crockford letters (no I, L, O, U); the last two letters check the rest. The code is shown once
and kept nowhere; the shop's first certificate names the public half of its key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from core.errors import Rejected

CODE_BYTES = 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS, _CHECK_LETTERS, _GROUP = 26, 2, 4
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> (5 * n) & 31] for n in reversed(range(count)))


def _check(code: bytes) -> str:
    return _letters(
        int.from_bytes(hashlib.sha256(b"olpos recovery check 1\n" + code).digest()[:2]) >> 6, _CHECK_LETTERS
    )


def new_code(random_bytes: Callable[[int], bytes]) -> str:
    """A fresh code as it is shown."""
    return write_code(random_bytes(CODE_BYTES))


def write_code(code: bytes) -> str:
    """The code as it is shown: ``XXXX-XXXX-…``, seven groups."""
    assert len(code) == CODE_BYTES
    text = _letters(int.from_bytes(code), _LETTERS) + _check(code)
    return "-".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def read_code(text: str) -> bytes:
    """The code that somebody typed, forgiving case, dashes, blanks and letters that look alike.

    Raises:
        Rejected: it is not a code, or a letter of it is wrong.
    """
    plain = "".join(c for c in text.upper() if not c.isspace() and c != "-").translate(_READ_AS)
    if len(plain) != _LETTERS + _CHECK_LETTERS or any(c not in _ALPHABET for c in plain):
        raise Rejected("recovery.not_a_code", field="code")
    number = 0
    for letter in plain[:_LETTERS]:
        number = number << 5 | _ALPHABET.index(letter)
    if number >> (8 * CODE_BYTES):
        raise Rejected("recovery.wrong_letter", field="code")
    code = number.to_bytes(CODE_BYTES)
    if _check(code) != plain[_LETTERS:]:
        raise Rejected("recovery.wrong_letter", field="code")
    return code


def key_of(code: bytes) -> bytes:
    """The seed of the recovery key."""
    return hashlib.sha256(b"olpos recovery 1\n" + code).digest()
