"""Vietnamese text in the encodings from before Unicode: TCVN3 (the ABC fonts) and VNI, recognised and converted.

Such text comes as Latin letters with odd signs: "Céng hoµ" is TCVN3, "Coäng hoøa" is VNI. It is converted only where
that makes Vietnamese words of what were none.

Source: TCVN 5712:1993 VN3, as glibc's iconv has it; the VNI table as VNI-Windows fonts show it.
"""

import re
from collections.abc import Callable, Sequence

from bluezone.letters.folding import tone_key

ENOUGH_WORDS = 0.8
"""Share of Vietnamese words from which on a conversion is believed; names and abbreviations are the rest."""

LEAST_WORDS = 4
"""Fewer words with odd signs prove nothing."""

_TCVN3_FROM = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_VNI_MARKS = {
    "a": ("øùûõï", "àáảãạ", "êèéúüë", "ăằắẳẵặ", "âàáåãä", "âầấẩẫậ"),
    "e": ("øùûõï", "èéẻẽẹ", "âàáåãä", "êềếểễệ"),
    "o": ("øùûõï", "òóỏõọ", "âàáåãä", "ôồốổỗộ"),
    "u": ("øùûõï", "ùúủũụ"),
    "y": ("øùûõ", "ỳýỷỹ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "ö": ("øùûõï", "ừứửữự"),
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base, marks in _VNI_MARKS.items():
        for sources, targets in zip(marks[::2], marks[1::2], strict=True):
            table |= {base + source: target for source, target in zip(sources, targets, strict=True)}
    return table | {source.upper(): target.upper() for source, target in table.items()}


_VNI = _vni_table()
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_ODD = re.compile("[¡-ÿ]")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_SYLLABLE = re.compile(
    r"(ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnprstvx])?"
    r"(oai|oay|oao|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|iêu|yêu"
    r"|ai|ao|au|âu|ay|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(ng|nh|ch|[cmnpt])?[\u0300\u0301\u0303\u0309\u0323]?$"
)


def tcvn3(text: str) -> str:
    """Return *text*, whose bytes were taken for Latin-1, read as TCVN3.

    >>> tcvn3("Céng hoµ x· héi")
    'Cộng hoà xã hội'
    """
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    """Return *text*, whose bytes were taken for Windows-1252, read as VNI.

    >>> vni("Coäng hoøa xaõ hoäi")
    'Cộng hòa xã hội'
    """
    return _VNI_CODES.sub(lambda found: _VNI[found[0]], text)


def vietnamese_share(texts: Sequence[str]) -> float:
    """Return which share of the words in *texts* are Vietnamese syllables; 0 where there are no words."""
    words = [word for text in texts if (word := _EDGES.sub("", text))]
    return sum(bool(_SYLLABLE.match(tone_key(word))) for word in words) / len(words) if words else 0.0


def conversion(text: str) -> Callable[[str], str] | None:
    """Return what makes Vietnamese of *text*: tcvn3 or vni; None where it is no such text."""
    odd = [word for word in text.split() if _ODD.search(word)]
    if len(odd) < LEAST_WORDS or vietnamese_share(odd) >= ENOUGH_WORDS:
        return None
    best = max((tcvn3, vni), key=lambda way: vietnamese_share([way(word) for word in odd]))
    return best if vietnamese_share([best(word) for word in odd]) >= ENOUGH_WORDS else None
