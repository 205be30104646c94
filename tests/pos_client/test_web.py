"""Browser mode asked by real requests: who gets in, who does not, and that nothing is fetched from elsewhere."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import json
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flet as ft
import httpx
import msgpack
import pytest
from flet.messaging.protocol import MessageAction
from flet_web import get_package_web_dir
from starlette.websockets import WebSocketDisconnect

from core.errors import Rejected
from pos_client import web
from pos_client.ui.theme import FONT, FONT_FILES
from pos_client.web_files import font_manifest, policy, start_page

TOKEN = "a-token-of-this-start"


@dataclass
class Server:
    """The real server in a thread of its own."""

    taken: socket.socket
    addresses: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.taken.getsockname()[1])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> dict[str, str]:
        return {"Cookie": f"olpos-{self.port}={TOKEN}"}

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.origin + path, headers=headers, timeout=10)

    def upgrade(self, **headers: str) -> int:
        """The status of asking for the websocket."""
        asked = {
            "Host": f"127.0.0.1:{self.port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(b"0123456789abcdef").decode(),
            **headers,
        }
        with socket.create_connection(("127.0.0.1", self.port), 10) as line:
            head = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
            line.sendall(f"GET /ws HTTP/1.1\r\n{head}\r\n".encode())
            return int(line.recv(64).split()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server(web.listen())
    ready = threading.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    def arrived(address: str) -> None:
        running.addresses.append(address)
        ready.set()

    async def main() -> None:
        loops.append(asyncio.get_running_loop())
        task = asyncio.current_task()
        assert task is not None
        stops.append(task)
        await web.serve(lambda page: page.add(ft.Text("hello")), running.taken, token=TOKEN, on_ready=arrived)

    stops: list[asyncio.Task[Any]] = []

    def serve() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(main())

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(20)
    yield running
    loops[0].call_soon_threadsafe(stops[0].cancel)
    thread.join(20)


def test_the_first_address_lets_a_browser_in(server: Server) -> None:
    [address] = server.addresses
    assert address == f"{server.origin}/?token={TOKEN}"
    answer = httpx.get(address)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"olpos-{server.port}={TOKEN};")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    page = server.get("/", **server.cookie)
    assert page.status_code == 200
    assert "O.L POS" in page.text


def test_a_screens_address_with_the_token_leads_to_that_screen(server: Server) -> None:
    assert server.get(f"/sale?token={TOKEN}").headers["location"] == "/sale"
    assert server.get(f"//elsewhere.example/?token={TOKEN}").headers["location"] == "/elsewhere.example/"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/main.dart.js", {}),
        ("/assets/FontManifest.json", {}),
        ("/?token=another", {}),
        ("/?token=", {}),
        ("/", {"Cookie": "olpos-1=a-token-of-this-start"}),
        ("/", {"Cookie": "token=a-token-of-this-start"}),
    ],
)
def test_without_the_cookie_of_this_start_nobody_gets_in(server: Server, path: str, headers: dict[str, str]) -> None:
    answer = server.get(path, **headers)
    assert answer.status_code == 403
    assert "Open it again" in answer.text
    assert "เปิดใหม่" in answer.text


def test_a_name_that_only_points_here_is_refused(server: Server) -> None:
    for host in ("evil.example", f"evil.example:{server.port}", f"127.0.0.1:{server.port + 1}", "127.0.0.1"):
        for path in ("/", f"/?token={TOKEN}", "/api/health"):
            assert server.get(path, **server.cookie, Host=host).status_code == 403, (host, path)


def test_another_sites_page_is_refused_although_the_browser_sends_the_cookie(server: Server) -> None:
    for origin in (
        "http://evil.example",
        "null",
        f"http://127.0.0.1:{server.port + 1}",
        f"https://127.0.0.1:{server.port}",
    ):
        assert server.get("/", **server.cookie, Origin=origin).status_code == 403, origin
    assert server.get("/", **server.cookie, Origin=server.origin).status_code == 200
    local = f"localhost:{server.port}"
    assert server.get("/", **server.cookie, Host=local, Origin=f"http://{local}").status_code == 200
    assert server.get("/", **server.cookie, Host=local, Origin=server.origin).status_code == 403


def test_the_websocket_has_the_same_door(server: Server) -> None:
    assert server.upgrade() == 403
    assert server.upgrade(Cookie=f"olpos-{server.port}=wrong") == 403
    assert server.upgrade(**server.cookie, Origin="http://evil.example") == 403
    assert server.upgrade(**server.cookie, Host="evil.example", Origin="http://evil.example") == 403
    assert server.upgrade(**server.cookie, Origin=server.origin) == 101
    assert server.upgrade(**server.cookie) == 403  # no browser leaves its page unsaid


def test_whether_it_lives_is_told_without_a_token_and_nothing_else(server: Server) -> None:
    answer = server.get("/api/health")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert "server" not in answer.headers


def test_files_are_served_and_none_outside_the_folders(server: Server) -> None:
    for path, kind in (
        ("/main.dart.wasm", "application/wasm"),
        ("/main.dart.mjs", "text/javascript"),
        (f"/fonts/{FONT_FILES[500]}", "font/ttf"),
        ("/manifest.json", "application/json"),
        ("/icons/icon-192.png", "image/png"),
    ):
        answer = server.get(path, **server.cookie)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith(kind), path
        assert answer.headers["cache-control"] == "no-cache"
        assert "access-control-allow-origin" not in answer.headers
    assert server.get("/no-such.png", **server.cookie).status_code == 404
    for path in ("/..%2f..%2fpyproject.toml", "/%2e%2e/pyproject.toml", "/docs.json", "/openapi.json"):
        assert "olpos" not in server.get(path, **server.cookie).text
    assert server.get("/sale/17", **server.cookie).text == server.get("/", **server.cookie).text


def test_a_file_that_did_not_change_is_not_sent_again(server: Server) -> None:
    tag = server.get("/main.dart.wasm", **server.cookie).headers["etag"]
    answer = httpx.get(f"{server.origin}/main.dart.wasm", headers={**server.cookie, "If-None-Match": tag})
    assert answer.status_code == 304


def test_only_this_computer_is_listened_to() -> None:
    with web.listen() as taken:
        assert taken.getsockname()[0] == "127.0.0.1"


def test_a_port_in_use_is_said_in_a_sentence() -> None:
    with web.listen() as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Rejected) as refused:
            web.listen(port)
    assert (refused.value.key, refused.value.params) == ("web.port_taken", {"port": str(port)})


def test_the_start_page_takes_nothing_from_elsewhere() -> None:
    page = start_page(Path(get_package_web_dir()))
    assert "flet.noCdn=true" in page
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy(page, 8550).split(";"))
    assert not any(re.search(r"https?:|\*", value) for value in rules.values())
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"].split()
    for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules["script-src"]
    assert "<script " not in re.sub(r'<script src="[\w.]+"', "", page)


def test_the_font_list_has_our_family_and_no_font_that_is_not_there() -> None:
    web_folder = Path(get_package_web_dir())
    families = {f["family"]: f["fonts"] for f in json.loads(font_manifest(web_folder))}
    assert {FONT, "Roboto", "MaterialIcons"} <= families.keys()
    assert [face["weight"] for face in families[FONT]] == [500, 600, 700]
    for faces in families.values():
        for face in faces:
            ours, theirs = web.ASSETS / "assets" / face["asset"], web_folder / "assets" / face["asset"]
            assert ours.resolve().exists() or theirs.exists(), face


def test_a_page_that_flet_makes_another_way_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><head></head><body></body></html>", encoding="utf-8")
    with pytest.raises(AssertionError, match="no-CDN"):
        start_page(tmp_path)


class GoneAway:
    """A browser that registers, and is gone by the time something is drawn for it."""

    client = None
    url = "ws://127.0.0.1:1/ws"

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.cookies: dict[str, str] = {}
        self.url = httpx.URL("ws://127.0.0.1:1/ws")
        self.refused = asyncio.Event()
        self.register: bytes | None = b"\x00" + msgpack.packb(
            [MessageAction.REGISTER_CLIENT.value, {"session_id": "", "page_name": "", "page": {}}]
        )

    async def accept(self) -> None:
        pass

    async def receive_bytes(self) -> bytes:
        if self.register is not None:
            message, self.register = self.register, None
            return message
        await self.refused.wait()
        raise WebSocketDisconnect(1006)

    async def send_bytes(self, message: bytes) -> None:
        self.refused.set()
        raise WebSocketDisconnect(1006)


def test_a_browser_that_goes_away_while_it_is_drawn_to_is_put_to_rest() -> None:
    pages: list[ft.Page] = []
    rested: list[bool] = []

    def main(page: ft.Page) -> None:
        pages.append(page)
        page.on_disconnect = lambda _: rested.append(True)
        page.add(ft.Text("here"))

    asyncio.run(asyncio.wait_for(web._tab(main)(GoneAway()), 10))
    assert (len(pages), rested) == (1, [True])
