"""Signs that XML cannot hold, as Excel writes them into its texts: "_x000D_" is a carriage return."""

import re
from html import escape

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that nobody sees and neither XML nor a database holds."""

_TRICKY = re.compile(r"_x[0-9A-Fa-f]{4}[_\r]|^<r>")
"""What xlsxwriter does not escape rightly in every text, or takes for markup; it escapes the carriage return itself."""

_BEGUN = re.compile(r"_(?=x[0-9A-Fa-f]{4}[_\r])")


def undone(text: str) -> str:
    """Return *text* with the signs that its escapes stand for; those that nobody sees are left out.

    >>> undone("An_x000D_Ba, _x005F_x0041_")
    'An\\rBa, _x0041_'
    """
    if "_x" not in text:
        return text
    signs = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    whole = signs.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # two halves are one sign
    return seen(whole)


def seen(text: str) -> str:
    """Return *text* without signs that nobody sees and XML cannot hold."""
    return _UNSEEN.sub("", text)


def written(text: str) -> str:
    """Return what xlsxwriter must be given so that *text* is what Excel reads.

    It writes as it is what is one run of text in markup already, except for escapes; so there no underscore is left.
    """
    if not _TRICKY.search(text):
        return text
    escaped = _BEGUN.sub("_x005F_", text).replace("\r", "_x000D_")
    return f'<r><t xml:space="preserve">{escape(escaped, quote=False).replace("_", "&#95;")}</t></r>'
