"""Headers of every answer: what a browser may load, and what a cache before the site may keep apart."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
PHONES = "/api/"


class HeadersMiddleware:
    """Adds the headers; outermost, so that error pages carry them too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer *request*."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", CONTENT_SECURITY)  # one page may be shown inside others
        response["Permissions-Policy"] = PERMISSIONS
        if request.path.startswith(PHONES):
            # One answer for all phones, or a cache would keep one for each language.
            del response["Vary"], response["Content-Language"]
        elif "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"  # pages show cases; a shared computer keeps none of them
        return response
