"""A folder over HTTP as a host with compression serves it: brotli or gzip, lasting names cached, 404.html."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

TEXT = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
LASTING = ("/assets/stylesheets/", "/assets/javascripts/")  # names with a hash in them


@functools.cache
def packed(path: Path, encoding: str) -> bytes:
    """A file's content as it goes over the wire; files don't change while they are served."""
    data = path.read_bytes()
    if encoding == "br":
        return bytes(brotli.compress(data, quality=11))
    return gzip.compress(data, 9, mtime=0) if encoding == "gzip" else data


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD from ``folder``, without a log."""

    protocol_version = "HTTP/1.1"
    folder: Path

    def handle(self) -> None:
        """A browser that is closed hangs up in the middle."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Send a file, or 404.html."""
        address = unquote(urlsplit(self.path).path)
        path = (self.folder / address.lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file() and path.is_relative_to(self.folder)
        self._send(path if found else self.folder / "404.html", 200 if found else 404, address)

    do_HEAD = do_GET  # noqa: N815  # http.server calls it by this name

    def _send(self, path: Path, status: int, address: str) -> None:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        text = kind.startswith(TEXT)
        accepted = [word.split(";")[0].strip() for word in self.headers.get("Accept-Encoding", "").split(",")]
        encoding = next((name for name in ("br", "gzip") if name in accepted), "") if text else ""
        body = packed(path, encoding)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header(
            "Cache-Control", "public, max-age=31536000, immutable" if address.startswith(LASTING) else "no-cache"
        )
        self.send_header("ETag", tag)
        if text:
            self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; gives the address of its root."""
    handler = type("Handler", (Handler,), {"folder": folder.resolve()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
