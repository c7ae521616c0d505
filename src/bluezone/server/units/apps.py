"""Django's view of this app."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Known to Django as "units"."""

    name = "bluezone.server.units"
    label = "units"
