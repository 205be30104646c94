"""The device in figures, for whoever looks after it."""

from __future__ import annotations

from pathlib import Path

import flet as ft

from pos_client.screens.machine.state import Figures
from pos_client.ui import kit
from pos_client.ui.theme import Space
from pos_client.version import VERSION

KEYS_WORDS = {"keyring": "machine.keys.keyring", "file": "machine.keys.file"}
KIB = 1024


def size_text(k: kit.Look, bytes_: int) -> str:
    """``4.8 MB``: to one decimal, in steps of 1,024."""
    tenths = bytes_ * 10 // (KIB * KIB)
    megabytes = f"{tenths // 10:,}.{tenths % 10}"
    return k.w("machine.megabytes", size=megabytes)


def figure_sheets(k: kit.Look, figures: Figures) -> list[ft.Control]:
    """Program, data, folders."""
    held = figures.held
    program: list[ft.Control] = [
        kit.fact(k, k.w("machine.version"), VERSION, color=k.p.ink),
        kit.named("sqlite", kit.fact(k, k.w("machine.sqlite"), held.sqlite_version, color=k.p.ink)),
    ]
    if held.sqlite_is_old:
        program.append(kit.notice(k, "ours", k.w("machine.sqlite.old"), identifier="sqlite-old"))
    program.append(kit.fact(k, k.w("machine.schema"), held.schema, color=k.p.ink))
    program.append(kit.fact(k, k.w("machine.keys"), k.w(KEYS_WORDS[figures.keys]), color=k.p.ink))
    data: list[ft.Control] = [
        kit.fact(k, k.w("machine.sales"), f"{held.sales:,}", color=k.p.ink),
        kit.fact(k, k.w("machine.parts"), f"{held.parts:,}", color=k.p.ink),
        kit.fact(k, k.w("machine.entries"), f"{held.entries:,}", color=k.p.ink),
        kit.named("unsent", kit.fact(k, k.w("machine.unsent"), f"{figures.unsent:,}", color=k.p.ink)),
        kit.text(k, k.w("machine.unsent.note"), "small", k.p.muted, lines=None),
        kit.fact(k, k.w("machine.series"), figures.series, color=k.p.ink),
        kit.fact(k, k.w("machine.size"), size_text(k, held.file_bytes), color=k.p.ink),
    ]
    if held.held_rows:
        data.append(kit.fact(k, k.w("machine.parked"), f"{held.held_rows:,}", color=k.p.mark("late")))
    folders = [
        _folder(k, k.w("machine.data"), figures.data),
        _folder(k, k.w("machine.logs"), figures.logs),
        _folder(k, k.w("machine.settings"), figures.settings),
    ]
    return [
        _sheet(k, k.w("machine.program.head"), program),
        _sheet(k, k.w("machine.data.head"), data),
        _sheet(k, k.w("machine.folders.head"), folders),
    ]


def _sheet(k: kit.Look, title: str, rows: list[ft.Control]) -> ft.Control:
    return kit.sheet(
        k, kit.stack([kit.sheet_head(k, title), ft.Container(kit.stack(rows, Space.S), padding=Space.L)], Space.NONE)
    )


def _folder(k: kit.Look, label: str, path: Path) -> ft.Control:
    """A path is never cut: it wraps, and can be marked to copy it."""
    lines: list[ft.Control] = [
        kit.text(k, label, "small", k.p.muted),
        kit.text(k, str(path), "body", lines=None, selectable=True),
    ]
    # Text that can be marked is dumb to screen readers.
    return ft.Semantics(content=kit.stack(lines, Space.NONE), label=f"{label} {path}", exclude_semantics=True)
