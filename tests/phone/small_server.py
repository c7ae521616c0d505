"""A small real HTTP server of the phones' API, made of the protocol room alone, that can also behave badly."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluezone.protocol import batch, hexadecimal, keyring
from bluezone.protocol.infection import Infection
from bluezone.protocol.keyring import SigningKey

INDEX, KEYRING = "/api/v1/batches/index.json", "/api/v1/keyring.json"
CHECK, PUBLICATIONS = "/api/v1/codes/check", "/api/v1/publications"


@dataclass(frozen=True)
class Request:
    """What a phone asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Answer:
    """What it is told. *pieces* are sent one after another, *between* is called before each but the first."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    pieces: Sequence[bytes] = ()
    between: Callable[[], object] = lambda: None
    breaks_off: bool = False


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(value).encode(), status, {"Content-Type": "application/json"})


class SmallServer:
    """Answers by *answers*, keyed by path, and remembers every request."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[Request], Answer]] = {}
        self.requests: list[Request] = []
        self.address = ""

    def answer(self, request: Request) -> Answer:
        self.requests.append(request)
        found = self.answers.get(request.path)
        if found is None:
            return as_json({"code": "not_found", "sentence": "nothing there"}, 404)
        return found(request) if callable(found) else found

    def posted(self) -> list[Request]:
        return [request for request in self.requests if request.method == "POST"]


@contextmanager
def running(server: SmallServer, tls: Any = None) -> Iterator[SmallServer]:
    """Serve *server* on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._reply()

        def do_POST(self) -> None:
            self._reply()

        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer = server.answer(Request(self.command, self.path, dict(self.headers), body))
            if answer.breaks_off:
                self.close_connection = True
                return
            pieces = answer.pieces or [answer.body]
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = sum(map(len, pieces)) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for place, piece in enumerate(pieces):
                if place:
                    answer.between()
                self.wfile.write(piece)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A phone that hangs up is what some tests are about."""

    http = Quiet(("127.0.0.1", 0), Handler)
    if tls is not None:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    server.address = f"{'http' if tls is None else 'https'}://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


class SmallAuthority:
    """An authority with a root key, a signing key, and its batches; put() makes a server offer them."""

    def __init__(self, seed: int = 1, valid_s: tuple[int, int] = (0, 2**32 - 1)) -> None:
        self.root = Ed25519PrivateKey.from_private_bytes(bytes(31) + bytes((seed,)))
        self.signing = Ed25519PrivateKey.from_private_bytes(bytes(30) + bytes((seed, 1)))
        self.root_key = self.root.public_key().public_bytes_raw()
        self.serial = 1
        self.valid_s = valid_s
        self.batches: dict[int, bytes] = {}
        self.spent: dict[str, tuple[bytes, str]] = {}
        self.codes: dict[str, int] = {}

    @property
    def name(self) -> bytes:
        return keyring.Keyring(self.root_key, 1, ()).authority

    def keyring(self) -> str:
        key = SigningKey(self.signing.public_key().public_bytes_raw(), *self.valid_s)
        return keyring.encode([key], self.serial, self.root)

    def publish(self, infections: Sequence[Infection], until_s: int, signing: Ed25519PrivateKey | None = None) -> int:
        """Add a batch and return its number."""
        number = max(self.batches, default=0) + 1
        previous = batch.NO_PREVIOUS if number == 1 else batch.digest(self.batches[number - 1])
        self.batches[number] = batch.encode(
            infections,
            number=number,
            from_s=max(0, until_s - 3600),
            until_s=until_s,
            previous=previous,
            authority=self.name,
            signing_key=signing or self.signing,
        )
        return number

    def index(self, numbers: Sequence[int] | None = None) -> dict[str, Any]:
        offered = sorted(self.batches) if numbers is None else numbers
        return {
            "format": "bluezone-index/1",
            "authority": hexadecimal.encode(self.name),
            "batches": [
                {
                    "number": number,
                    "size": len(self.batches[number]),
                    "sha256": hexadecimal.encode(batch.digest(self.batches[number])),
                    "count": (len(self.batches[number]) - 192) // 48,
                    "from": 0,
                    "until": 0,
                }
                for number in offered
            ],
        }

    def put(self, server: SmallServer, numbers: Sequence[int] | None = None) -> None:
        """Have *server* offer the batches *numbers*, by default all."""
        server.answers[INDEX] = as_json(self.index(numbers))
        server.answers[KEYRING] = Answer(self.keyring().encode())
        for number, data in self.batches.items():
            server.answers[f"/api/v1/batches/{number}.batch"] = Answer(data)
        server.answers[CHECK] = self.check
        server.answers[PUBLICATIONS] = self.take

    def check(self, request: Request) -> Answer:
        code = json.loads(request.body)["code"]
        if code not in self.codes:
            return as_json({"code": "code_unknown", "sentence": "no such code"}, 404)
        return as_json({"first_day": self.codes[code], "expires": self.codes[code] + 86_400 * 30})

    def take(self, request: Request) -> Answer:
        code = json.loads(request.body)["code"]
        if code not in self.codes:
            return as_json({"code": "code_unknown", "sentence": "no such code"}, 404)
        if code in self.spent:
            body, receipt = self.spent[code]
            if body != request.body:
                return as_json({"code": "code_spent", "sentence": "used already"}, 409)
            return as_json({"receipt": receipt})
        self.spent[code] = (request.body, f"receipt-{len(self.spent) + 1}")
        return as_json({"receipt": self.spent[code][1]}, 201)
