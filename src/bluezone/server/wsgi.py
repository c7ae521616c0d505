"""The application, as granian serves it."""

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

from bluezone.server import orphans

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


def worker() -> "WSGIHandler":
    """Return the application for a worker process that ends with the program that started it."""
    orphans.end_with(os.getppid())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluezone.server.settings")
    return get_wsgi_application()
