"""The calls of docs/reference/phone-api.md. No session, no cookie, no language: caches may keep what is read here."""

import functools
import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from bluezone.clock import as_datetime
from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal
from bluezone.server import caller, site_clock
from bluezone.server.authority import publishing, services
from bluezone.server.authority.models import Batch
from bluezone.server.phones import numbers, requests, short_messages

KEYRING_S, INDEX_S, BATCH_S = 300, 60, 31_536_000
"""How long a cache may keep each answer; a batch never changes."""


class MethodNotAllowedError(BluezoneError, TypeError):
    """The address is called by another method than the published one."""

    code = "method_not_allowed"
    status = 405


def _call(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Open a view to phones, for *methods* only."""

    def opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_not_required
        @csrf_exempt
        @functools.wraps(view)
        def checked(request: HttpRequest, **places: Any) -> HttpResponse:
            if request.method not in methods:
                raise MethodNotAllowedError(f"method: expected {' or '.join(methods)}")
            return view(request, **places)

        return checked

    return opened


@_call("GET", "HEAD")
def keyring(request: HttpRequest) -> HttpResponse:
    """Answer with the keyring that holds."""
    found = publishing.keyring_now()
    return _cached(request, found.text.encode(), "application/json", found.made_at, f"max-age={KEYRING_S}")


@_call("GET", "HEAD")
def index(request: HttpRequest) -> HttpResponse:
    """Answer with the list of batches that phones may still want."""
    rows = list(publishing.recent(site_clock.now()))
    listed = {
        "format": "bluezone-index/1",
        "authority": hexadecimal.encode(publishing.authority_name()),
        "batches": [_entry(row) for row in rows],
    }
    modified = rows[-1].published_at if rows else publishing.keyring_now().made_at
    return _cached(request, json.dumps(listed).encode(), "application/json", modified, f"max-age={INDEX_S}")


def _entry(row: Batch) -> dict[str, object]:
    return {
        "number": row.number,
        "size": row.size_bytes,
        "sha256": hexadecimal.encode(bytes(row.sha256)),
        "count": row.n_infections,
        "from": row.from_s,
        "until": row.until_s,
    }


@_call("GET", "HEAD")
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with the file of one batch."""
    row = publishing.recent(site_clock.now()).filter(number=number).first()
    if row is None:
        raise Http404
    lasting = f"max-age={BATCH_S}, immutable"
    return _cached(request, bytes(row.data), "application/octet-stream", row.published_at, lasting)


def _cached(request: HttpRequest, body: bytes, kind: str, modified: datetime, keep: str) -> HttpResponse:
    """Return *body*, or 304 where the caller has it already."""
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    seconds = int(modified.timestamp())
    response = HttpResponse(body, content_type=kind)
    response["Content-Length"] = str(len(body))
    found = get_conditional_response(request, etag=etag, last_modified=seconds, response=response) or response
    found["ETag"] = etag
    found["Last-Modified"] = format_datetime(as_datetime(seconds * 1_000), usegmt=True)
    found["Cache-Control"] = f"public, {keep}"
    return found


@_call("POST")
def check_code(request: HttpRequest) -> HttpResponse:
    """Answer what a code allows; spends nothing."""
    body = requests.read(request, requests.CodeCheck)
    usable = services.check_code(body.code, address=caller.address(request), now=site_clock.now())
    return _fresh({"first_day": usable.first_day_s, "expires": usable.expires_s}, 200)


@_call("POST")
def publications(request: HttpRequest) -> HttpResponse:
    """Take a key with its code."""
    body = requests.read(request, requests.Publication)
    receipt = services.hand_in(body.code, body.hand_in(), address=caller.address(request), now=site_clock.now())
    return _fresh({"receipt": str(receipt.number)}, 201 if receipt.is_new else 200)


@_call("POST")
def ask_number(request: HttpRequest) -> HttpResponse:
    """Send a code to a number."""
    body = requests.read(request, requests.NumberAsked)
    send = short_messages.sender()
    numbers.ask(body.number, address=caller.address(request), now=site_clock.now(), send=send)
    return _fresh({"expires_in": int(numbers.LIFE.total_seconds())}, 202)


@_call("POST")
def confirm_number(request: HttpRequest) -> HttpResponse:
    """Register a number by its code."""
    body = requests.read(request, requests.NumberProved)
    numbers.confirm(body.number, body.code, address=caller.address(request), now=site_clock.now())
    return _fresh({"registered": True}, 200)


@_call("POST")
def forget_number(request: HttpRequest) -> HttpResponse:
    """Take a number out again by its code."""
    body = requests.read(request, requests.NumberProved)
    numbers.forget(body.number, body.code, address=caller.address(request), now=site_clock.now())
    return _fresh({"registered": False}, 200)


def _fresh(content: dict[str, object], status: int) -> HttpResponse:
    response = JsonResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    return response


@_call("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
def nothing(request: HttpRequest, **places: Any) -> HttpResponse:
    """Answer an address that the API does not have."""
    raise Http404
