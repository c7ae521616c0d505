"""The phone's way to a server: what it refuses to wait for, to read or to follow."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from ipaddress import ip_address
from itertools import count
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bluezone.phone import client as clients
from bluezone.phone.client import (
    Client,
    ServerAnswerError,
    ServerBrokenError,
    ServerCertificateError,
    ServerError,
    ServerOversizedError,
    ServerRedirectError,
    ServerRefusedError,
    ServerSlowError,
)
from tests.phone.small_server import Answer, SmallServer, as_json, running

PATH = "/api/v1/thing"


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with running(SmallServer()) as small:
        yield small


def get(server: SmallServer, most_bytes: int = 1000) -> bytes:
    with Client(server.address) as client:
        return client.get("thing", most_bytes)


def test_an_answer_of_exactly_the_limit_is_read(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"x" * 1000)

    assert get(server) == b"x" * 1000


def test_an_answer_longer_than_the_limit_is_refused_before_it_is_read_to_its_end(server: SmallServer) -> None:
    sent = count()
    server.answers[PATH] = Answer(pieces=[b"x" * 65_536] * 500, between=lambda: next(sent))

    with pytest.raises(ServerOversizedError, match="1,000"):
        get(server)

    assert next(sent) < 400


def test_an_answer_cut_short_is_an_error(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"half", length=8)

    with pytest.raises(ServerError, match="broke off"):
        get(server)


def test_a_connection_that_breaks_off_is_an_error(server: SmallServer) -> None:
    server.answers[PATH] = Answer(breaks_off=True)

    with pytest.raises(ServerError, match="broke off"):
        get(server)


def test_a_server_that_is_not_there_is_an_error() -> None:
    with running(SmallServer()) as gone:
        pass

    with pytest.raises(ServerError, match="cannot be reached"):
        get(gone)


def test_a_server_that_trickles_is_given_up_at_the_limit_of_time(server: SmallServer) -> None:
    seen, seconds = threading.Semaphore(0), count(step=40)
    server.answers[PATH] = Answer(pieces=[b"x"] * 10, between=lambda: seen.acquire(timeout=5))

    def watch() -> float:
        seen.release()
        return float(next(seconds))

    with Client(server.address, monotonic=watch) as client, pytest.raises(ServerSlowError, match="too long"):
        client.get("thing", 1000)


def test_a_server_that_says_nothing_is_given_up(server: SmallServer) -> None:
    leave = threading.Event()

    def silence(request: object) -> Answer:
        leave.wait(10)
        return Answer(b"at last")

    server.answers[PATH] = silence

    with Client(server.address, wait_s=0.1) as client, pytest.raises(ServerSlowError):
        client.get("thing", 1000)
    leave.set()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(server: SmallServer, status: int) -> None:
    with running(SmallServer()) as other:
        server.answers[PATH] = Answer(status=status, headers={"Location": other.address + PATH})

        with pytest.raises(ServerRedirectError):
            get(server)

    assert other.requests == []


def test_a_failing_server_is_told_from_one_that_refuses(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"<h1>oops</h1>", 500)
    with pytest.raises(ServerBrokenError):
        get(server)

    server.answers[PATH] = as_json({"code": "code_spent", "sentence": "used"}, 409)
    with pytest.raises(ServerRefusedError) as refused:
        get(server)

    assert (refused.value.refusal, refused.value.refusal_status) == ("code_spent", 409)


def test_a_refusal_in_another_form_is_named_by_its_status(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"<h1>please sign in to the hotel</h1>", 403)

    with pytest.raises(ServerRefusedError) as refused:
        get(server)

    assert refused.value.refusal == "http_403"


def test_a_compressed_answer_is_refused(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})

    with pytest.raises(ServerAnswerError):
        get(server)

    assert server.requests[0].headers["Accept-Encoding"] == "identity"


def test_a_server_cannot_recognise_a_phone_by_a_cookie(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"x", headers={"Set-Cookie": "you=7; Path=/"})

    with Client(server.address) as client:
        client.get("thing", 10)
        client.get("thing", 10)

    assert all("Cookie" not in request.headers for request in server.requests)


def test_a_download_is_written_piece_by_piece(server: SmallServer) -> None:
    server.answers[PATH] = Answer(b"abc" * 100_000)
    file = BytesIO()

    with Client(server.address) as client:
        assert client.download("thing", file, 300_000) == 300_000

    assert file.getvalue() == b"abc" * 100_000


@pytest.mark.parametrize("text", [b"[]", b"x", b"", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_no_object_is_malformed(text: bytes) -> None:
    with pytest.raises(ServerAnswerError):
        clients.json_object(text, "answer")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + pem)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)

    with running(SmallServer(), tls) as server, pytest.raises(ServerCertificateError):
        get(server)

    assert server.requests == []
