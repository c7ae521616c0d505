"""Handing in a key: asking what a verification code allows, and sending the one key its owner consented to."""

from bluezone.authority import code
from bluezone.phone.client import Client, ServerAnswerError, ServerRefusedError
from bluezone.phone.uploads import Upload
from bluezone.protocol import hexadecimal
from bluezone.protocol.window import DAY_S, Day

_FINAL = (400, 404, 409, 410, 413)
"""Refusals that sending again does not change. Anything else (429, 5xx, no answer) is tried again."""

_NOT_OURS = "http_"
"""Begins the code of a refusal that gave none: a proxy or a hotel's sign-in page, not the server, spoke there."""


def check(client: Client, typed: str, today: Day) -> tuple[str, Day, int]:
    """Ask the server about the code *typed*, which spends nothing and sends no key.

    Returns:
        The code in its plain form, the first day on which its holder may have infected others, and until when the code
        can be used, in seconds since 1970-01-01 UTC.

    Raises:
        CodeUnknownError: *typed* cannot be a code.
        ServerError: no answer; ServerRefusedError with the server's reason.
    """
    plain = code.read(typed)
    answer = client.post("codes/check", {"code": plain})
    first_s, expires_s = answer.get("first_day"), answer.get("expires")
    if type(first_s) is not int or type(expires_s) is not int or first_s % DAY_S or not 0 <= first_s <= today * DAY_S:
        raise ServerAnswerError("server: its answer about the code has another form than expected")
    return plain, Day(first_s // DAY_S), expires_s


def send(client: Client, upload: Upload) -> str:
    """Send what *upload* holds and return the server's receipt; the same may be sent again.

    Raises:
        ServerError: no answer, or ServerRefusedError with the server's reason; see is_final().
    """
    if upload.code is None or upload.infection is None:
        raise ValueError("the upload is over; there is nothing to send")
    infection = upload.infection
    answer = client.post(
        "publications",
        {
            "code": upload.code,
            "daily_key": hexadecimal.encode(infection.daily_key),
            "time_start": infection.start_s,
            "max": infection.windows,
            "time_end": infection.end_s,
        },
    )
    receipt = answer.get("receipt")
    if not isinstance(receipt, str):
        raise ServerAnswerError("server: it took the key but gave no receipt")
    return receipt[:64]


def is_final(error: ServerRefusedError) -> bool:
    """Return whether sending the same again would be refused again."""
    return error.refusal_status in _FINAL and not error.refusal.startswith(_NOT_OURS)
