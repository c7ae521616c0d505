"""The guard before the page: other sites open in the same browser must neither read it nor act on it.

- A foreign Host header is refused: a site whose name was made to point at this machine gets nothing.
- A form must carry this program's token, which only this page can read, and no foreign Origin.
- The headers allow own scripts and styles alone, no frames, and no keeping of pages that show where their owner was.
"""

import hmac
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bluezone.errors import BluezoneError
from bluezone.phone.face.texts import TEXTS

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
MOST_FORM_BYTES = 8 * 1024
_MOST_FIELDS = 20

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class FormRefusedError(BluezoneError, ValueError):
    """A form does not come from this program's own page."""

    code = "form_refused"
    status = 403


class Guard:
    """ASGI middleware: checks the Host header and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = LOOPBACK) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if host_name(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("\n".join(TEXTS["error.host"]), 421)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def host_name(host: str) -> str:
    """Return *host*, a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


async def form(request: Request, token: str) -> dict[str, str]:
    """Return the fields of the form that *request* carries.

    Raises:
        FormRefusedError: without *token*, from a foreign origin, or too large.
    """
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise FormRefusedError("form: it comes from another site")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_FORM_BYTES:
            raise FormRefusedError(f"form: expected at most {MOST_FORM_BYTES:,} bytes")
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise FormRefusedError("form: it cannot be read") from error
    if not hmac.compare_digest(fields.pop("token", "").encode(), token.encode()):
        raise FormRefusedError("form: it was not made by this page, or before the program was started again")
    return fields
