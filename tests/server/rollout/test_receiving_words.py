"""Every refusal of the receiving department has a sentence for people."""

from bluezone.server.rollout import chasing, confirming, receiving
from bluezone.server.rollout.receiving_words import SENTENCES


def test_every_error_of_the_receiving_department_has_a_sentence() -> None:
    errors = [
        receiving.PeriodUnknownError,
        confirming.ReceivedUnknownError,
        confirming.RefusedAlreadyError,
        confirming.ReasonMissingError,
        confirming.DenominatorMissingError,
        confirming.ForeignError,
        confirming.ReplacementError,
        chasing.ReminderTooEarlyError,
    ]

    assert {error.code for error in errors} <= SENTENCES.keys()
    assert all(str(sentence).endswith(".") for sentence in SENTENCES.values())
