"""Sending a short message to a phone: through a program of the site's own choice, or into a folder in drills.

The number and the text go to the program on its standard input, never into its arguments, where others could read them.
"""

import json
import os
import subprocess
import uuid
from pathlib import Path
from typing import Protocol

from django.conf import settings

from bluezone.errors import BluezoneError

WAIT_S = 20.0
"""How long the program may take; the person waits for it."""


class MessagesUnavailableError(BluezoneError, OSError):
    """The site cannot send short messages."""

    code = "messages_unavailable"
    status = 503


class Sender(Protocol):
    """Sends *text* to *number*, which is international: +84912345678.

    Raises:
        MessagesUnavailableError: it was not sent.
    """

    def __call__(self, number: str, text: str) -> None: ...


class ProgramSender:
    """Runs the program at *path* for each message, with `{"to": "+84…", "text": "…"}` on its standard input."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self, number: str, text: str) -> None:
        """Send; the program's exit code 0 says that it took the message."""
        message = json.dumps({"to": number, "text": text}, ensure_ascii=False).encode()
        try:
            done = subprocess.run([self._path], input=message, capture_output=True, timeout=WAIT_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise MessagesUnavailableError("messages: the program that sends them does not answer") from error
        if done.returncode:
            raise MessagesUnavailableError(f"messages: the program that sends them ended with {done.returncode}")


class FolderSender:
    """Writes each message to a file of its own in *folder*, for drills; as strict with numbers as a gateway."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, number: str, text: str) -> None:
        """Write; whoever plays the phone reads the file and deletes it."""
        if not (number.startswith("+84") and number[1:].isdigit() and len(number) == 12):
            raise MessagesUnavailableError("messages: expected a number such as +84912345678")
        self._folder.mkdir(parents=True, exist_ok=True)
        part, whole = (self._folder / f"{uuid.uuid4().hex}.{ending}" for ending in ("part", "json"))
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"to": number, "text": text}, file, ensure_ascii=False)
        part.rename(whole)


def sender() -> Sender:
    """Return what sends short messages on this site.

    Raises:
        MessagesUnavailableError: nobody set anything up.
    """
    if settings.BLUEZONE_SMS_PROGRAM:
        return ProgramSender(settings.BLUEZONE_SMS_PROGRAM)
    if settings.BLUEZONE_SMS_FOLDER:
        return FolderSender(Path(settings.BLUEZONE_SMS_FOLDER))
    raise MessagesUnavailableError("messages: this site sends none; set BLUEZONE_SMS_PROGRAM to a program that does")
