"""What every page shows around its content."""

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, object]:
    """Return what the layout needs beside the page's own values."""
    return {}
