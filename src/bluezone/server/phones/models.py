"""Which numbers belong to phones with the app: keyed hashes, and codes on their way. No number itself is kept."""

from django.db import models


class Registered(models.Model):
    """A number whose holder proved, from the phone with the app, that it is theirs."""

    keyed_hash = models.BinaryField(max_length=32, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"registered {self.pk}"


class Pending(models.Model):
    """A code that was sent to a number, until it is typed or its time is over."""

    keyed_hash = models.BinaryField(max_length=32, unique=True)
    code_hash = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"pending {self.pk}"
