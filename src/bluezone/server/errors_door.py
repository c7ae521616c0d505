"""The one place where errors become JSON for phones and pages for people."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class ErrorsMiddleware:
    """Innermost: sees what a view raised."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer *request*."""
        return self.get_response(request)
