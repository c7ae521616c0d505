"""The phone's way to a server: HTTP with bounded size and time, to that one server and no other.

Nothing that is received is trusted here; whoever reads it checks it. Cookies are not kept, so that a server cannot tell
by them that two requests come from one phone.
"""

import json
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, BinaryIO, Self

import certifi
import httpx

from bluezone.errors import BluezoneError

API = "/api/v1/"
WAIT_S = 10.0
"""Longest wait for a connection or for the next bytes."""

TOTAL_S = 60.0
"""Longest time for one answer, whatever trickles in; a large one gets more, see SLOWEST_BYTES_A_S."""

SLOWEST_BYTES_A_S = 20_000
MOST_ANSWER_BYTES = 64 * 1024
"""Of an answer to a POST, and of an error."""

_REDIRECTS = range(300, 400)


class ServerError(BluezoneError, OSError):
    """The server cannot be reached or does not do what phones need."""

    code = "server_unreachable"
    status = 502


class ServerSlowError(ServerError):
    """The server takes too long."""

    code = "server_too_slow"


class ServerCertificateError(ServerError):
    """The server cannot prove that it is the one named."""

    code = "server_certificate_untrusted"


class ServerRedirectError(ServerError):
    """The server sends the phone elsewhere."""

    code = "server_redirects"


class ServerOversizedError(ServerError):
    """The server sends more than it should."""

    code = "server_answer_oversized"


class ServerAnswerError(ServerError):
    """The server's answer is not in the form that docs/reference/phone-api.md tells."""

    code = "server_answer_malformed"


class ServerBrokenError(ServerError):
    """The server answers that something in it failed."""

    code = "server_broken"


class ServerRefusedError(ServerError):
    """The server refuses the request and says why.

    Attributes:
        refusal: the server's permanent code.
        refusal_status: the HTTP status.
    """

    code = "server_refused"

    def __init__(self, sentence: str, refusal: str, refusal_status: int) -> None:
        super().__init__(sentence)
        self.refusal, self.refusal_status = refusal, refusal_status


class Client:
    """One short conversation with the server at *address*; use it in a with statement.

    Args:
        address: as bluezone.phone.settings.server_address() returns it.
        monotonic: seconds of a clock that never goes back.
        wait_s, total_s: limits of time.
    """

    def __init__(
        self,
        address: str,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wait_s: float = WAIT_S,
        total_s: float = TOTAL_S,
    ) -> None:
        self._monotonic, self._total_s = monotonic, total_s
        self._http = httpx.Client(
            base_url=address + API,
            verify=_certificates(address),
            timeout=wait_s,
            follow_redirects=False,
            trust_env=False,  # no proxy or password of the environment joins in
            # A compressed answer could be small on the way and endless in memory.
            headers={"Accept-Encoding": "identity", "User-Agent": "bluezone-phone"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, most_bytes: int) -> bytes:
        """Return what lies at *path*, relative to the API.

        Raises:
            ServerError: its subclasses tell why there is no answer of at most *most_bytes*.
        """
        with self._answer("GET", path, most_bytes) as pieces:
            return b"".join(pieces)

    def download(self, path: str, into: BinaryIO, most_bytes: int) -> int:
        """Write what lies at *path* to *into* piece by piece and return its size in bytes.

        Raises:
            ServerError: as with get().
        """
        with self._answer("GET", path, most_bytes) as pieces:
            return sum(into.write(piece) for piece in pieces)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send *body* as JSON to *path* and return the JSON object that is answered.

        Raises:
            ServerError: as with get(); ServerAnswerError where it is no JSON object.
        """
        with self._answer("POST", path, MOST_ANSWER_BYTES, body) as pieces:
            return json_object(b"".join(pieces), "answer")

    @contextmanager
    def _answer(
        self, method: str, path: str, most_bytes: int, body: dict[str, Any] | None = None
    ) -> Iterator[Iterator[bytes]]:
        ends_s = self._monotonic() + self._total_s + most_bytes / SLOWEST_BYTES_A_S
        try:
            with self._http.stream(method, path, json=body) as response:
                self._http.cookies.clear()
                self._check(response, ends_s)
                yield self._pieces(response, most_bytes, ends_s)
        except httpx.TimeoutException as error:
            raise ServerSlowError("server: it does not answer in time; it will be asked again later") from error
        except httpx.ConnectError as error:
            if _is_about_certificate(error):
                raise ServerCertificateError("server: its certificate is not valid; nothing was sent to it") from error
            raise ServerError("server: it cannot be reached; check the connection and the address") from error
        except httpx.DecodingError as error:
            raise ServerAnswerError("server: its answer cannot be read") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServerError("server: the connection broke off; it will be asked again later") from error

    def _pieces(self, response: httpx.Response, most_bytes: int, ends_s: float) -> Iterator[bytes]:
        """Yield the body, as it came over the line, within the limits."""
        if response.headers.get("content-encoding", "identity") != "identity":
            raise ServerAnswerError("server: its answer is compressed although that was not asked for")
        size = 0
        for piece in response.iter_raw():  # as they arrive; with a size it would wait for that many bytes
            size += len(piece)
            if size > most_bytes:
                raise ServerOversizedError(f"server: its answer is longer than {most_bytes:,} bytes")
            if self._monotonic() > ends_s:
                raise ServerSlowError("server: its answer takes too long; it will be asked again later")
            yield piece

    def _check(self, response: httpx.Response, ends_s: float) -> None:
        """Let a good answer pass; raise what any other means."""
        status = response.status_code
        if response.is_success:
            return
        if status in _REDIRECTS:
            raise ServerRedirectError("server: it leads elsewhere; enter the address that it leads to, if you trust it")
        if status >= 500:
            raise ServerBrokenError(f"server: it failed (HTTP {status}); it will be asked again later")
        text = b"".join(self._pieces(response, MOST_ANSWER_BYTES, ends_s))
        try:
            refusal = json_object(text, "refusal").get("code")
        except ServerAnswerError:
            refusal = None
        refusal = refusal if isinstance(refusal, str) else f"http_{status}"
        raise ServerRefusedError(f"server: it refuses (HTTP {status}, {refusal[:40]})", refusal[:40], status)


def json_object(text: bytes, what: str) -> dict[str, Any]:
    """Return the JSON object in *text*.

    Raises:
        ServerAnswerError: it is none; *what* names it.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ServerAnswerError(f"server: its {what} is not JSON") from error
    if not isinstance(found, dict):
        raise ServerAnswerError(f"server: its {what} is not a JSON object")
    return found


def _certificates(address: str) -> ssl.SSLContext:
    """Return whom to believe: the well-known authorities and those of this machine; nobody where there is no TLS."""
    if not address.startswith("https:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading the list costs 20 ms and is of no use
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
