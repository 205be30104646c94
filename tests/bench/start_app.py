"""What the bench of the start compares: an empty Flet page, and the program with the owner inside already.

    python -m tests.bench.start_app empty --port N
    python -m tests.bench.start_app inside --port N --data D --state S

Both are served by the program's own browser mode. ``inside`` imports what ``main.py`` imports and does what it does,
but for the six digits.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("empty", "inside"))
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--state", type=Path)
    options = parser.parse_args()
    if options.what == "empty":
        empty(options.port)
    else:
        inside(options.port, options.data, options.state)


def say(address: str) -> None:
    print(address, flush=True)


def empty(port: int) -> None:
    """One word on a page."""
    import flet as ft

    from pos_client import web

    def page_main(page: ft.Page) -> None:
        page.title = "empty"
        page.add(ft.Semantics(identifier="empty", content=ft.Text("empty")))

    asyncio.run(web.serve(page_main, web.listen(port), token=secrets.token_urlsafe(24), on_ready=say))


def inside(port: int, data: Path, state: Path) -> None:
    """The program, at the sale."""
    from pos_client import web
    from pos_client.starting import Program, Soon

    def program() -> Program:
        from pos_client import app
        from pos_client.command_line import given
        from pos_client.house import House
        from pos_client.shell import LiveShell
        from storage.places import Places
        from storage.queries.people import people

        class Inside(LiveShell):
            """A shell in which somebody has signed in as soon as the data is open."""

            async def open(self) -> None:
                await self.session.house.opened()
                self.session.begin()
                rows = await self.session.read(people, self.session.machine.branch)
                await self.entered(rows[0].id)

        app.LiveShell = Inside  # type: ignore[misc]
        house = House(Places(data, state), given(), use_keyring=False)
        return Program(app.page_main(house), lambda: app.living(house))

    soon = Soon(program)
    asyncio.run(
        web.serve(soon.main, web.listen(port), token=secrets.token_urlsafe(24), lifespan=soon.living, on_ready=say)
    )


if __name__ == "__main__":
    main()
