"""Canonical JSON read the slow way, one character after another, from the rules and without the json module."""

from __future__ import annotations

from typing import Any

SHORT = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class NotReference(Exception):
    """The bytes break a rule."""


def reference_parse(data: bytes) -> Any:
    """The value of canonical bytes; anything else raises ``NotReference``."""
    try:
        text = data.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        raise NotReference from None
    reader = _Reader(text)
    value = reader.value(level=1)
    if reader.at != len(text):
        raise NotReference
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, expected: str) -> None:
        if not self.text.startswith(expected, self.at):
            raise NotReference
        self.at += len(expected)

    def value(self, level: int) -> Any:
        char = self.peek()
        if char == "{":
            return self.object(level)
        if char == "[":
            return self.list(level)
        if char == '"':
            return self.string()
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def object(self, level: int) -> dict[str, Any]:
        if level > 16:
            raise NotReference
        self.take("{")
        found: dict[str, Any] = {}
        last = None
        while self.peek() != "}":
            if found:
                self.take(",")
            key = self.string()
            if any(ord(c) > 127 for c in key) or (last is not None and key <= last):
                raise NotReference
            self.take(":")
            found[key] = self.value(level + 1)
            last = key
        self.take("}")
        return found

    def list(self, level: int) -> list[Any]:
        if level > 16:
            raise NotReference
        self.take("[")
        found: list[Any] = []
        while self.peek() != "]":
            if found:
                self.take(",")
            found.append(self.value(level + 1))
        self.take("]")
        return found

    def string(self) -> str:
        self.take('"')
        out = []
        while (char := self.peek()) != '"':
            self.at += 1
            if not char or ord(char) < 0x20:
                raise NotReference
            out.append(self.escape() if char == "\\" else char)
        self.at += 1
        return "".join(out)

    def escape(self) -> str:
        char = self.peek()
        self.at += 1
        if char in SHORT and char:
            return SHORT[char]
        if char != "u":
            raise NotReference
        digits = self.text[self.at : self.at + 4]
        self.at += 4
        if len(digits) != 4 or any(c not in "0123456789abcdef" for c in digits):
            raise NotReference
        code = int(digits, 16)
        if code >= 0x20 or chr(code) in SHORT.values():
            raise NotReference
        return chr(code)

    def number(self) -> int:
        start = self.at
        if self.peek() == "-":
            self.at += 1
        first = self.at
        while self.peek() and self.peek() in "0123456789":
            self.at += 1
        digits, whole = self.text[first : self.at], self.text[start : self.at]
        if not digits or (digits[0] == "0" and whole != "0") or len(digits) > 16 or int(digits) >= 2**53:
            raise NotReference
        return int(whole)
