"""The steel frame around the work: rail, status bar, bottom navigation, function keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from pos_client.ui.kit.buttons import icon_button
from pos_client.ui.kit.look import Handler, Look
from pos_client.ui.kit.press import Face, frame_face, tap
from pos_client.ui.kit.surface import named, pad
from pos_client.ui.kit.tags import avatar, count, key_hint
from pos_client.ui.kit.text import icon, text
from pos_client.ui.theme import Glyph, Radius, Size, Space, Stroke

BADGES_MAX = 4
RAIL_MAX = 5
BOTTOM_MAX = 5


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place to go. ``count`` is how many things wait there; ``None`` or 0 shows nothing."""

    id: str
    label: str
    glyph: ft.IconData
    on_tap: Handler
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """One quiet fact of the status bar: the machine's health. ``warn`` turns it yellow; it has a word all the same."""

    id: str
    label: str
    glyph: ft.IconData
    on_tap: Handler | None = None
    count: int | None = None
    warn: bool = False
    on_phone: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in; a tap opens the fast switch."""

    initials: str
    name: str
    place: str
    on_tap: Handler | None = None


def initials(name: str) -> str:
    """One or two letters for a person: consonants for Thai, first letters of the words otherwise."""
    latin = [word[0] for word in name.split() if word[:1].isascii() and word[:1].isalpha()]
    if latin:
        return "".join(latin[:2]).upper()
    consonants = [c for c in name if "\u0e01" <= c <= "\u0e2e"]
    return "".join(consonants[:2])


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One key of the function-key strip and what it does here."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in the frame on every screen alike: made once by the shell, handed to ``frame``.

    ``rail`` has at most five items and ``bottom`` at most five, ``more`` among them where there is one; ``badges`` at
    most four.
    """

    mark: str
    rail: Sequence[NavItem]
    bottom: Sequence[NavItem]
    more: NavItem | None = None
    badges: Sequence[Badge] = ()
    person: Person | None = None
    band: str = ""
    """A word that must never be overlooked (a demo shop); it stands beside every title."""

    def __post_init__(self) -> None:
        assert len(self.rail) <= RAIL_MAX, "the rail holds five items and More"
        assert len(self.bottom) <= BOTTOM_MAX, "the bottom navigation holds five items"
        assert len(self.badges) <= BADGES_MAX, "four badges are the most a glance takes in"


def frame(
    k: Look,
    around: Frame,
    *,
    here: str,
    title: str,
    body: ft.Control,
    keys: Sequence[KeyWord] = (),
    pinned: ft.Control | None = None,
    back: Handler | None = None,
    nav: bool = True,
) -> ft.Control:
    """A screen in its frame. Phone: bar above, navigation below; else rail and bar make an L around the floor.

    ``here`` is the id of the navigation item this screen belongs to. ``pinned`` stands above the phone's
    navigation (the next step). ``nav=False`` takes the phone's navigation away while a step has to be finished.
    """
    bar = _status_bar(k, around, title, back)
    if k.phone:
        floor = ft.Container(expand=True, bgcolor=k.p.floor, content=body)
        parts: list[ft.Control] = [bar, floor]
        parts += [pinned] if pinned else []
        parts += [_bottom_nav(k, around.bottom, here)] if nav else []
        return ft.Container(
            expand=True,
            bgcolor=k.p.frame,
            content=ft.SafeArea(content=ft.Column(parts, spacing=0, expand=True), expand=True),
        )
    corner = ft.BorderRadius.only(top_left=Radius.FLOOR)
    floor = ft.Container(expand=True, bgcolor=k.p.floor, border_radius=corner, padding=k.touch.pad, content=body)
    column: list[ft.Control] = [bar, ft.Container(expand=True, bgcolor=k.p.frame, content=floor)]
    if keys and k.desktop:
        column.append(_key_strip(k, keys))
    whole = ft.Row(
        [_rail(k, around, here), ft.Column(column, spacing=0, expand=True)],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(expand=True, bgcolor=k.p.frame, content=ft.SafeArea(content=whole, expand=True))


def mark(k: Look, letters: str, width: int = Size.MARK_WIDTH, height: int = Size.MARK_HEIGHT) -> ft.Container:
    """The maker's mark: letters on yellow."""
    return ft.Container(
        content=text(k, letters, "h2", k.p.on_action),
        width=width,
        height=height,
        border_radius=Radius.MARK,
        bgcolor=k.p.action,
        alignment=ft.Alignment.CENTER,
    )


def _rail(k: Look, around: Frame, here: str) -> ft.Control:
    top = ft.Container(height=Size.MARK_BLOCK, alignment=ft.Alignment.CENTER, content=mark(k, around.mark))
    items = [_rail_item(k, item, on=item.id == here) for item in around.rail]
    more = [_rail_item(k, around.more, on=around.more.id == here)] if around.more else []
    return ft.Container(
        width=Size.RAIL,
        bgcolor=k.p.frame,
        content=ft.Column(
            [top, *items, ft.Container(expand=True), *more],
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def _rail_item(k: Look, item: NavItem, *, on: bool) -> ft.Control:
    bar = ft.Container(width=Stroke.HERE, height=Size.RAIL_ITEM, bgcolor=k.p.action if on else None)
    body = ft.Container(content=_nav_face(k, item, Glyph.NAV, on=on), expand=True, alignment=ft.Alignment.CENTER)
    face = frame_face(k, on=on, radius=0)
    # The right spacer balances the bar, so that icon and word stand in the middle of the rail.
    right = ft.Container(width=Stroke.HERE)
    return tap(
        k,
        ft.Row([bar, body, right], spacing=0),
        item.on_tap,
        identifier=f"nav-{item.id}",
        face=face,
        chosen=on,
        height=Size.RAIL_ITEM,
    )


def _nav_face(k: Look, item: NavItem, size: int, *, on: bool) -> ft.Control:
    ink = k.p.frame_ink if on else k.p.frame_muted
    picture: ft.Control = icon(k, item.glyph, size, ink)
    if item.count:
        number = count(k, item.count, k.p.frame_warn, k.p.frame)
        picture = ft.Row([picture, number], spacing=Space.XS, tight=True)
    return ft.Column(
        [picture, text(k, item.label, "label", ink)],
        spacing=Space.HAIR if not k.phone else 0,
        tight=True,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _bottom_nav(k: Look, items: Sequence[NavItem], here: str) -> ft.Control:
    cells = []
    for item in items:
        on = item.id == here
        bar = ft.Container(height=Stroke.HERE, bgcolor=k.p.action if on else None)
        body = ft.Container(content=_nav_face(k, item, Glyph.BASE, on=on), expand=True, alignment=ft.Alignment.CENTER)
        column = ft.Column([bar, body], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        cells.append(
            tap(
                k,
                column,
                item.on_tap,
                identifier=f"nav-{item.id}",
                face=frame_face(k, on=on, radius=0),
                chosen=on,
                expand=True,
                height=Size.BOTTOM_NAV,
            )
        )
    return ft.Container(bgcolor=k.p.frame, content=ft.Row(cells, spacing=0))


def _badge(k: Look, badge: Badge) -> ft.Control:
    color = k.p.frame_warn if badge.warn else k.p.frame_muted
    row: list[ft.Control] = [icon(k, badge.glyph, Glyph.BADGE, color)]
    if not k.phone:
        row.append(text(k, badge.label, "label", color))
    if badge.count:
        row.append(count(k, badge.count, color, k.p.frame))
    spoken = f"{badge.label} {badge.count}" if badge.count else badge.label
    return tap(
        k,
        ft.Row(row, spacing=Space.CHIP, tight=True),
        badge.on_tap,
        identifier=f"badge-{badge.id}",
        face=Face(press=k.p.frame_press),
        label=spoken if k.phone else None,
        # On a phone the whole height of the bar is the target.
        height=Size.BAR if k.phone else Size.BADGE,
        width=None if row[1:] else Size.BAR,
        padding=pad(Space.CHIP if k.phone else Space.S),
        alignment=None if row[1:] else ft.Alignment.CENTER,
    )


def _person(k: Look, person: Person) -> ft.Control:
    disc = avatar(k, person.initials, Size.AVATAR_BAR, k.p.frame_press, k.p.frame_ink)
    lines = ft.Column(
        [text(k, person.name, "label", k.p.frame_ink), text(k, person.place, "small", k.p.frame_muted)],
        spacing=Space.SNUG,
        tight=True,
    )
    return tap(
        k,
        ft.Row([disc, lines], spacing=Space.KEYS, tight=True),
        person.on_tap,
        identifier="user",
        face=Face(press=k.p.frame_press),
        height=Size.BADGE,
        padding=pad(Space.XS),
    )


def _band(k: Look, word: str) -> ft.Control:
    """The word in an outline of the frame's own warning colour."""
    box = ft.Container(
        content=text(k, word, "label", k.p.frame_warn),
        padding=pad(Space.S, Space.HAIR),
        border_radius=Radius.CHIP,
        border=ft.Border.all(Stroke.FIELD, k.p.frame_warn),
    )
    return named("band", box)


def _status_bar(k: Look, around: Frame, title: str, back: Handler | None) -> ft.Control:
    heading = ft.Semantics(content=text(k, title, "h2", k.p.frame_ink), header=True, expand=True)
    left: list[ft.Control] = [heading]
    if back:
        word = k.w("kit.frame.back")
        arrow = icon_button(
            k,
            ft.Icons.ARROW_BACK,
            word,
            back,
            identifier="back",
            color=k.p.frame_ink,
            size=max(k.touch.least, Size.BADGE) if not k.phone else Size.BAR,
            face=Face(press=k.p.frame_press),
        )
        left.insert(0, arrow)
    if around.band:
        left.append(_band(k, around.band))
    right: list[ft.Control] = [_badge(k, badge) for badge in around.badges if badge.on_phone or not k.phone]
    if around.person and not k.phone:
        divider = ft.Container(width=1, height=Size.DIVIDER, bgcolor=k.p.frame_press)
        right += [divider, _person(k, around.person)]
    edges = ft.Padding.only(left=Space.XS if back else Space.L, right=Space.XS if k.phone else Space.L)
    return ft.Container(
        height=Size.BAR,
        bgcolor=k.p.frame,
        padding=edges,
        content=ft.Row(
            [ft.Row(left, spacing=Space.XS, expand=True), ft.Row(right, spacing=Space.XS, tight=True)],
            spacing=Space.S,
        ),
    )


def _key_strip(k: Look, keys: Sequence[KeyWord]) -> ft.Control:
    pairs: list[ft.Control] = [
        ft.Row(
            [key_hint(k, word.key, k.p.frame_ink), text(k, word.label, "small", k.p.frame_ink)],
            spacing=Space.S,
            tight=True,
        )
        for word in keys
    ]
    # What does not fit is reached by scrolling; the least used keys stand last.
    strip = ft.Row(pairs, spacing=Space.XXL, scroll=ft.ScrollMode.HIDDEN)
    return ft.Container(height=Size.STRIP, bgcolor=k.p.frame, padding=pad(Space.L), content=strip)
