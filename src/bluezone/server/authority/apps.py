"""Django's view of this app."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """Known to Django as "authority"."""

    name = "bluezone.server.authority"
    label = "authority"
