"""Django's view of this app."""

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Known to Django as "rollout"."""

    name = "bluezone.server.rollout"
    label = "rollout"

    def ready(self) -> None:
        """Let the audit log hold what this app records, bring the words of its errors, hear of phones that register."""
        from bluezone.server import wording
        from bluezone.server.accounts import audit
        from bluezone.server.phones import numbers
        from bluezone.server.rollout import (
            actions,
            campaign_words,
            paper_words,
            proofs,
            receiving_words,
            report_words,
            status_words,
        )

        audit.register(actions.RolloutAction, actions.LABELS)
        for area in (campaign_words, paper_words, receiving_words, report_words, status_words):
            wording.add(area.SENTENCES)
        numbers.registered.connect(proofs.on_registered, dispatch_uid="rollout proofs")
