"""Every failure that the core can report.

* PosError            expected; shown to the user in words of the catalogue
  + Rejected          a business rule says no; the user can do something else
  + Denied            the actor lacks a permission; a manager's PIN may help
  + NotFound          the record does not exist on this device
  + Stale             somebody changed the record first; look again and retry

Bugs are ``AssertionError``: they stay on in production, nobody in core or storage catches them.
"""

from __future__ import annotations


class PosError(Exception):
    """An expected failure: ``key`` names a sentence of the catalogue, ``params`` fill its blanks.

    ``field`` names the form field that the sentence belongs beside, or is ``None``.
    """

    def __init__(self, key: str, /, *, field: str | None = None, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.field = field
        self.params = params

    def __str__(self) -> str:
        return f"{self.key} {self.params}" if self.params else self.key


class Rejected(PosError):
    """A business rule refuses the command; nothing was written."""


class Denied(PosError):
    """The actor may not do this.

    ``overridable`` says that a manager's PIN for ``permission`` would let exactly this payload pass.
    """

    def __init__(self, key: str, /, *, permission: str, overridable: bool = False, **params: object) -> None:
        super().__init__(key)
        self.params = {**params, "permission": permission}
        self.args = (key, self.params)
        self.permission = permission
        self.overridable = overridable


class NotFound(PosError):
    """No such record on this device."""


class Stale(PosError):
    """The record changed since the screen read it."""
