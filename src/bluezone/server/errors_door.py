"""The one place where errors become JSON for phones and pages for people."""

import json
import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from bluezone.errors import BluezoneError
from bluezone.server import wording
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.headers import PHONES

log = logging.getLogger("bluezone.server")


class NotFoundError(BluezoneError, LookupError):
    """Nothing is at this address."""

    code = "not_found"
    status = 404


class ErrorsMiddleware:
    """Innermost: sees what a view raised."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer *request*."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the answer to *error*; None leaves what is not ours to Django."""
        if isinstance(error, Http404):
            error = NotFoundError("address: nothing is there")
        if not isinstance(error, BluezoneError):
            return None
        if error.status >= 500:
            log.error("%s: %s", error.code, error.sentence)
        return answer(request, error)


def answer(request: HttpRequest, error: BluezoneError) -> HttpResponse:
    """Return *error* as JSON for a phone or as a page for a person."""
    said = wording.sentence(error)
    response: HttpResponse
    if request.path.startswith(PHONES):
        response = JsonResponse(
            {"code": error.code, "sentence": said}, status=error.status, json_dumps_params={"ensure_ascii": False}
        )
        response["Cache-Control"] = "no-store"
    else:
        response = render(request, "site/error.html", {"sentence": said, "code": error.code}, status=error.status)
    if isinstance(error, TooManyAttemptsError):
        response["Retry-After"] = str(error.retry_after_s)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that the site does not have."""
    return answer(request, NotFoundError("address: nothing is there"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours; uses no template, which may be what failed."""
    said = json.dumps({"code": "internal_error", "sentence": str(wording.SOMETHING_FAILED)}, ensure_ascii=False)
    return HttpResponse(said, status=500, content_type="application/json; charset=utf-8")
