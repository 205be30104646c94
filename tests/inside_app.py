"""The program with somebody signed in already: for tests and pictures of single screens. Not shipped.

    python -m tests.inside_app --data D --state S [--shop demo|none] --port 8570

``/shift?user=cashier&lang=th&theme=dark`` opens a screen as one of the demo shop's staff (``pos_client.demo.people``),
or as the person whose first role is ``CA``, ``MG`` and so on.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import flet as ft

from core.users.commands import SetProfile
from pos_client import app, web
from pos_client.command_line import given
from pos_client.demo.fresh import ensure_demo
from pos_client.demo.people import DEMO_PINS, people
from pos_client.house import House
from pos_client.i18n import language_of
from pos_client.session import theme_of
from pos_client.shell import LiveShell
from pos_client.version import VERSION
from storage.places import Places
from storage.queries.people import PersonRow
from storage.queries.people import people as people_of


def named(rows: list[PersonRow], who: str) -> PersonRow:
    """One of the staff by the demo's key, or by a role."""
    wanted = {p.key: p.name_th for p in people(2569)}.get(who)
    return next(row for row in rows if row.name_th == wanted or who in row.roles)


class Inside(LiveShell):
    """A shell that begins behind the sign-in, at the screen that the address names."""

    async def open(self) -> None:
        await super().open()
        url = urlparse(ft.context.page.route or "/")
        asked = {key: values[0] for key, values in parse_qs(url.query).items()}
        if self.phase != "sign_in" or "user" not in asked:
            return
        rows = await self.session.read(people_of, self.session.machine.branch)
        person = named(rows, asked["user"])
        if "lang" in asked or "theme" in asked:
            self.session.user = person
            language, theme = asked.get("lang"), theme_of(asked.get("theme"))
            await self.session.attempt(SetProfile(language=language and language_of(language), theme=theme))
        await self.session.enter(person.id)
        self.route = url.path.strip("/") or "sale"
        self.settle()
        await self.reload()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--web", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    places = Places(options.data, options.state)
    world = given()
    if not (places.data / "shop.db").exists():
        ensure_demo(places, world.clock(), VERSION)
    app.LiveShell = Inside  # type: ignore[misc]
    house = House(places, world, use_keyring=False, demo=True)
    started = web.serve(
        app.page_main(house),
        web.listen(options.port),
        token=secrets.token_urlsafe(24),
        lifespan=lambda: app.living(house),
        on_ready=lambda address: print(address, flush=True),
    )
    asyncio.run(started)


if __name__ == "__main__":
    assert set(DEMO_PINS) == {p.key for p in people(2569)}
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
