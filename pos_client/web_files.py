"""The client's files for browsers: flet-web's own, ours laid over them, and two that are made in memory.

``index.html`` gets our name, our start picture and the shield; ``FontManifest.json`` our font, so that it is there
before the first frame and nothing is looked for elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import re
import tempfile
from pathlib import Path
from typing import Any, Final

from flet_web import get_package_web_dir, patch_index_html  # type: ignore[import-untyped]
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from pos_client.ui.palettes import LIGHT
from pos_client.ui.theme import FONT, FONT_FILES

NAME: Final = "O.L POS"

# The client carries an animation player that loads itself from a public server at every start. We have no
# animations: a script element whose address is not ours gets no address, so it neither loads nor fails.
_SHIELD: Final = """<script>
(() => {
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    ...source,
    set(address) {
      const url = new URL(String(address), document.baseURI);
      if (url.origin === location.origin || url.protocol === "blob:") source.set.call(this, address);
    },
  });
})();
</script>
"""
# Windows takes these from its registry, where they may be wrong or missing.
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/wasm", ".wasm")

# Between the first frame and the first screen the client shows its own start screen, in its own colours. Our
# cover lies over it until the program names the window, which it does with its first screen.
_COVER: Final = """<div id="cover" aria-hidden="true"><img src="icons/icon-192.png" alt=""></div>
<script>
(() => {
  const cover = document.getElementById("cover");
  const lift = () => requestAnimationFrame(() => requestAnimationFrame(() => cover.remove()));
  let started = false;
  const watch = new MutationObserver(() => {
    if (document.title === "") started = true;
    else if (started) { watch.disconnect(); lift(); }
  });
  watch.observe(document.head, { subtree: true, childList: true, characterData: true });
  setTimeout(lift, 20000);
})();
</script>
"""
_STYLE: Final = f"""<style>
html, body {{ background: {LIGHT.frame}; }}
#loading {{ display: none !important; }}
#cover {{
  position: fixed; inset: 0; z-index: 10; pointer-events: none;
  display: flex; align-items: center; justify-content: center; background: {LIGHT.frame};
}}
#cover img {{ width: 96px; height: 96px; }}
</style>
"""
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def start_page(web: Path) -> str:
    """flet-web's ``index.html`` for this program: no CDN, our name, steel behind our mark while it loads.

    Raises:
        AssertionError: flet-web's page is not made as this expects; look at it again after an upgrade.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "index.html"
        copy.write_bytes((web / "index.html").read_bytes())
        patch_index_html(str(copy), base_href="/", websocket_endpoint_path="/ws", app_name=NAME, no_cdn=True)
        page = copy.read_text(encoding="utf-8")
    assert "flet.noCdn=true;" in page, "flet-web no longer takes the no-CDN setting this way"
    assert 'id="loading"' in page, "flet-web's start picture is made another way"
    page = page.replace("<head>", f"<head>\n{_SHIELD}", 1).replace("</head>", f"{_STYLE}</head>", 1)
    return page.replace("<body>", f"<body>\n{_COVER}", 1)


def font_manifest(web: Path) -> str:
    """Which fonts the renderer loads before the first frame, as JSON.

    Icons and our family; formula fonts are left out. Our family also stands in for Roboto, Flutter's default, so
    that a stock text that lost its family still has Thai letters.
    """
    stock = json.loads((web / "assets/FontManifest.json").read_text(encoding="utf-8"))
    kept = [family for family in stock if "KaTeX" not in family["family"]]
    # Relative to /assets/; the same files serve the native client.
    faces = [{"asset": f"../fonts/{file}", "weight": weight} for weight, file in FONT_FILES.items()]
    return json.dumps([*kept, {"family": FONT, "fonts": faces}, {"family": "Roboto", "fonts": faces}])


def policy(page: str, port: int) -> str:
    """The content security policy: everything from here, inline scripts only those of the start page itself."""
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE.findall(page)]
    inline = " ".join(f"'sha256-{digest}'" for digest in hashes)
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' blob: {inline}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' ws://127.0.0.1:{port} ws://localhost:{port} data: blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class ClientFiles(StaticFiles):
    """Our assets over flet-web's files; every address without a file ending is a screen and gets the start page."""

    def __init__(self, assets: Path, *, port: int) -> None:
        web = Path(get_package_web_dir())
        super().__init__(directory=str(assets))
        self.all_directories = [str(assets), str(web)]
        self._page = start_page(web)
        self._fonts = font_manifest(web)
        self._policy = policy(self._page, port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI)."""
        path = self.get_path(scope).replace("\\", "/")
        response: Response | None = None
        if not Path(path).suffix or path == "index.html":
            response = Response(self._page, media_type="text/html; charset=utf-8")
        elif path == "assets/FontManifest.json":
            response = Response(self._fonts, media_type="application/json")
        if response is not None and scope["method"] in ("GET", "HEAD"):
            self._mark(response.headers)
            await response(scope, receive, send)
            return
        await super().__call__(scope, receive, send)

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """A file, marked like every answer."""
        response = super().file_response(*args, **kwargs)
        self._mark(response.headers)
        return response

    def _mark(self, headers: Any) -> None:
        headers["content-security-policy"] = self._policy
        # The browser asks again each time (and is told "not modified"): an upgrade must never run on old files.
        headers["cache-control"] = "no-cache"
        # The threaded renderer needs an isolated page.
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-embedder-policy"] = "require-corp"
        headers["cross-origin-resource-policy"] = "same-origin"
        headers["x-content-type-options"] = "nosniff"
        headers["referrer-policy"] = "no-referrer"
