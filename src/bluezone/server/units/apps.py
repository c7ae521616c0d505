"""Django's view of this app."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Known to Django as "units"."""

    name = "bluezone.server.units"
    label = "units"

    def ready(self) -> None:
        """Let the audit log hold what this app records."""
        from bluezone.server.accounts import audit
        from bluezone.server.units import actions

        audit.register(actions.UnitsAction, actions.LABELS)
