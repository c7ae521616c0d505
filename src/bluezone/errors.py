"""The one tree of errors: each has a permanent code, a status for HTTP, and a sentence for people.

Nothing here imports from the house. A door (page, API, command) turns any BluezoneError into its own form in one place.
"""

from typing import ClassVar


class BluezoneError(Exception):
    """Something a person can act on: the sentence says what is wrong, where, what was expected, what to do.

    Subclasses set `code`, which never changes once published, and `status`, the HTTP status a door answers with.
    The sentence holds no names, phone numbers, keys or full identifiers.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 400

    def __str__(self) -> str:
        # Not that of the builtin beside it: KeyError puts its message in quotes.
        return Exception.__str__(self)

    @property
    def sentence(self) -> str:
        """The message for people."""
        return str(self)


def short(secret: bytes) -> str:
    """Return the first four hex digits of *secret*, all that a message may show of an identifier or a key."""
    return secret[:2].hex().upper() + "…"
