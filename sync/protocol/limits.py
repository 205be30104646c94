"""Every limit of the protocol, with its unit in the name; none of them can be lowered later.

What lies over a limit here is quarantined or refused by every device alike, so a larger entry made by a newer version
would split the shop: these numbers are part of the bytes.
"""

from __future__ import annotations

PROTOCOL_VERSION = 1
"""Header member ``v`` of what is written here; an entry with a greater one is parked until an upgrade."""

# Canonical JSON
INTEGER_LIMIT = 2**53
"""Whole numbers lie strictly between minus and plus this."""
DEPTH_MAX = 16
"""Levels of lists and objects in a header, a body, an annex or a signed object; the outermost is level 1."""

# Entries
ENTRY_BYTES_MAX = 256 * 1024
"""Header and body together."""
ANNEX_BYTES_MAX = 16 * 1024
"""One annex; never part of the verdict, a larger one is as if it were missing."""
OPS_MAX = 1_000
"""Operations of one entry."""
CHUNK_RECORDS_MAX = 200
"""Records that bulk work (an import) puts into one entry of its batch."""
STAMP_LIMIT_MS = 4_102_444_800_000
"""The year 2100: an entry whose stamp reaches it is quarantined, the own clock is clamped below."""

# Signed heads, runs and what waits
SIGNED_HEAD_ENTRIES_MAX = 500
"""A stream signs its head at least after so many entries …"""
SIGNED_HEAD_BYTES_MAX = 4 * 1024 * 1024
"""… or so many bytes of header and body."""
BATCH_ENTRIES_MAX = 500
"""Entries in one push, and in one batch of applying."""
BATCH_BYTES_MAX = 4 * 1024 * 1024
"""Header, body and annex bytes in one push."""
WAITING_RUNS_MAX = 50
"""Runs of entries kept while their stream's certificate is not here; a further one is dropped and asked for again."""
WAITING_BYTES_MAX = 16 * 1024 * 1024
"""All runs that wait, together."""

# Transfers
BLOB_CHUNK_BYTES_MAX = 1024 * 1024
"""One range of a blob."""
RETENTION_DAYS_MIN = 90
"""Entries since a device's base that it keeps at least, all of them safe elsewhere."""
