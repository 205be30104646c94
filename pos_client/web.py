"""Browser mode: the client served to browsers on this computer, and to nobody else.

The server binds to 127.0.0.1. A token made at each start is in the first address; it becomes a cookie, and every
request and the websocket must carry that cookie, ask for our own host name (or a foreign page could reach us through
a name that points here) and, where the browser says which page asks, come from our own pages.

Nothing is fetched from any other host: fonts, icons and the renderer are served from here, and a content security
policy holds the browser to it. The start page and the font list are made in memory from flet-web's own files, so
nothing has to be generated again after an upgrade.
"""

from __future__ import annotations

import errno
import hmac
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final

import flet as ft

from core.errors import Rejected
from pos_client.i18n import LANGUAGES, words

HOST: Final = "127.0.0.1"
ASSETS: Final = Path(__file__).resolve().parents[1] / "assets"
SESSION_STAYS_S: Final = 3600
"""How long a closed tab's state is kept for a reload."""
STOP_WITHIN_S: Final = 3

Main = Callable[[ft.Page], Awaitable[None] | None]
Lifespan = Callable[[], AbstractAsyncContextManager[None]]
_Scope = dict[str, Any]
_Receive = Callable[[], Awaitable[Any]]
_Send = Callable[[Any], Awaitable[None]]
_App = Callable[[_Scope, _Receive, _Send], Awaitable[None]]


def listen(port: int = 0) -> socket.socket:
    """A listening socket on this computer; port 0 takes any free one.

    Raises:
        Rejected: ``web.port_taken`` if another program has the port, ``web.port_closed`` if it may not be used.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # Without it Windows lets a second program share the port and get half of the requests.
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise Rejected("web.port_taken", port=str(port)) from error
        raise Rejected("web.port_closed", port=str(port)) from error
    return taken


def first_address(port: int, token: str) -> str:
    """The address that lets a browser in."""
    return f"http://{HOST}:{port}/?token={token}"


class Door:
    """Lets in who has the cookie and asks for us by our own name; the others get 403 and a sentence."""

    def __init__(self, app: _App, *, port: int, token: str) -> None:
        self._app = app
        self._token = token.encode()
        self._cookie = f"olpos-{port}"
        self._hosts = frozenset({f"{HOST}:{port}".encode(), f"localhost:{port}".encode()})

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """One request (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif not self._is_ours(scope):
            await self._refuse(scope, send)
        elif scope["type"] == "http" and scope["path"] == "/api/health":
            await _answer(send, 200, "ok")
        elif scope["type"] == "http" and self._brings_token(scope):
            cookie = f"{self._cookie}={self._token.decode()}; Path=/; HttpOnly; SameSite=Strict"
            headers = [(b"location", _path_only(scope)), (b"set-cookie", cookie.encode())]
            await _answer(send, 303, "", headers)
        elif self._has_cookie(scope):
            await self._app(scope, receive, send)
        else:
            await self._refuse(scope, send)

    def _is_ours(self, scope: _Scope) -> bool:
        """Whether the host asked for is ours, and the page that asks (where that is said) too."""
        hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return False
        if scope["type"] == "websocket" and len(origins) != 1:  # every browser says it
            return False
        return all(origin == b"http://" + hosts[0] for origin in origins)

    def _brings_token(self, scope: _Scope) -> bool:
        return any(
            hmac.compare_digest(value, self._token)
            for name, _, value in (part.partition(b"=") for part in scope["query_string"].split(b"&"))
            if name == b"token"
        )

    def _has_cookie(self, scope: _Scope) -> bool:
        return any(
            hmac.compare_digest(value, self._token)
            for header in _values(scope, b"cookie")
            for name, _, value in (part.strip().partition(b"=") for part in header.split(b";"))
            if name == self._cookie.encode()
        )

    async def _refuse(self, scope: _Scope, send: _Send) -> None:
        if scope["type"] == "websocket":
            # Before it is accepted a close is answered with 403.
            await send({"type": "websocket.close", "code": 1008})
            return
        await _answer(send, 403, "\n".join(w("web.refused") for w in map(words, LANGUAGES)))


def _values(scope: _Scope, name: bytes) -> list[bytes]:
    return [value for header, value in scope["headers"] if header == name]


def _path_only(scope: _Scope) -> bytes:
    """The path without its query; one slash at its head, or it would name another host."""
    path: bytes = scope.get("raw_path", b"/")
    return b"/" + path.split(b"?")[0].lstrip(b"/")


async def _answer(send: _Send, status: int, sentence: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    body = sentence.encode()
    start = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    start += [(b"cache-control", b"no-store"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})


def build(main: Main, *, port: int, token: str, assets: Path = ASSETS, lifespan: Lifespan | None = None) -> _App:
    """The ASGI program: the door, the client's files, and the websocket behind which ``main`` runs once a tab.

    All tabs share this process and with it one engine. ``lifespan`` is entered before the first request and left
    after the last one.
    """
    # Late: flet-web drags FastAPI in, which desktop mode does not have.
    from flet_web.fastapi import app_manager  # type: ignore[import-untyped]
    from starlette.applications import Starlette
    from starlette.routing import Mount, WebSocketRoute

    from pos_client.web_files import ClientFiles

    @asynccontextmanager
    async def alive(_: Starlette) -> AsyncIterator[None]:
        await app_manager.start()
        try:
            async with (lifespan or nullcontext)():
                yield
        finally:
            await app_manager.shutdown()

    inner = Starlette(
        routes=[WebSocketRoute("/ws", _tab(main)), Mount("/", ClientFiles(assets, port=port))], lifespan=alive
    )
    return Door(inner, port=port, token=token)


def _tab(main: Main) -> Callable[[Any], Awaitable[None]]:
    """The websocket of one browser tab."""
    import asyncio

    from flet_web.fastapi import app_manager
    from flet_web.fastapi.flet_app import FletApp  # type: ignore[import-untyped]
    from starlette.websockets import WebSocketDisconnect

    async def tab(websocket: Any) -> None:
        send = websocket.send_bytes

        async def send_while_there(message: bytes) -> None:
            # A browser may go away while it is drawn to. The receiving side hears of it and puts the tab to rest; an
            # error here would keep it from doing so, and the tab would stay for ever.
            with suppress(WebSocketDisconnect, RuntimeError):
                await send(message)

        websocket.send_bytes = send_while_there
        connection = FletApp(
            loop=asyncio.get_running_loop(),
            executor=app_manager.executor,
            main=main,
            before_main=None,
            session_timeout_seconds=SESSION_STAYS_S,
        )
        await connection.handle(websocket)

    return tab


async def serve(
    main: Main,
    taken: socket.socket,
    *,
    token: str,
    assets: Path = ASSETS,
    lifespan: Lifespan | None = None,
    on_ready: Callable[[str], object] = lambda _: None,
) -> None:
    """Serve until the process is told to stop (Ctrl+C, SIGTERM); ``on_ready`` gets the first address.

    ``taken`` comes from ``listen``; it is closed at the end.
    """
    import uvicorn

    port: int = taken.getsockname()[1]

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                on_ready(first_address(port, token))

    config = uvicorn.Config(
        build(main, port=port, token=token, assets=assets, lifespan=lifespan),
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        # The first address has the token in it.
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )
    try:
        await Server(config).serve(sockets=[taken])
    finally:
        taken.close()
