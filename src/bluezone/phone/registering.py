"""Registering the phone's number, which its owner asked for: the number, then the code that came to it. Nothing else.

The phone keeps the last three digits, so that its owner sees which number it was; the server keeps a keyed hash.
"""

from bluezone.phone.client import Client, ServerAnswerError

SHOWN_DIGITS = 3


def ask(client: Client, number: str) -> None:
    """Have the server send a code to *number*.

    Raises:
        ServerError: no answer; ServerRefusedError with the server's reason.
    """
    answer = client.post("numbers", {"number": number})
    if type(answer.get("expires_in")) is not int:
        raise ServerAnswerError("server: its answer about the number has another form than expected")


def confirm(client: Client, number: str, code: str) -> str:
    """Register *number* by the *code* that came to it and return its last digits, which may be kept.

    Raises:
        ServerError: no answer; ServerRefusedError with the server's reason.
    """
    answer = client.post("numbers/confirm", {"number": number, "code": code})
    if answer.get("registered") is not True:
        raise ServerAnswerError("server: it took the code but did not say that the number is registered")
    return "".join(sign for sign in number if sign.isdigit())[-SHOWN_DIGITS:]
