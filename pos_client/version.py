"""Which program this is, and when it was made: a clock that is behind this day is doubted."""

from __future__ import annotations

VERSION = "0.1.0"
BUILD_MS = 1_795_219_200_000
"""21 November 2026, UTC; set by whoever makes a release."""
