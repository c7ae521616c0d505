"""Django's view of this app."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Known to Django as "rollout"."""

    name = "bluezone.server.rollout"
    label = "rollout"

    def ready(self) -> None:
        """Let the audit log hold what this app records."""
        from bluezone.server.accounts import audit
        from bluezone.server.rollout import actions

        audit.register(actions.RolloutAction, actions.LABELS)
