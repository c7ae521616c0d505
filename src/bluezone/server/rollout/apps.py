"""Django's view of this app."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Known to Django as "rollout"."""

    name = "bluezone.server.rollout"
    label = "rollout"

    def ready(self) -> None:
        """Let the audit log hold what this app records, and hear of phones that register."""
        from bluezone.server.accounts import audit
        from bluezone.server.phones import numbers
        from bluezone.server.rollout import actions, proofs

        audit.register(actions.RolloutAction, actions.LABELS)
        numbers.registered.connect(proofs.on_registered, dispatch_uid="rollout proofs")
