"""Django's view of this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Known to Django as "accounts"."""

    name = "bluezone.server.accounts"
    label = "accounts"
