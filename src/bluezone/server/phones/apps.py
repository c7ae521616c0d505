"""Django's view of this app."""

from django.apps import AppConfig


class PhonesConfig(AppConfig):
    """Known to Django as "phones"."""

    name = "bluezone.server.phones"
    label = "phones"
