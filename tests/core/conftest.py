"""Property tests of the core are not timed: the machines that run them are shared."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("core", deadline=None)
settings.load_profile("core")
