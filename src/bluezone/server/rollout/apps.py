"""Django's view of this app."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Known to Django as "rollout"."""

    name = "bluezone.server.rollout"
    label = "rollout"
