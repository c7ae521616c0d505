"""Guidance as a complete page for the public: no script, no font, no cookie, one small style sheet.

It shows one language, told by its address and not by the visitor, so that a cache may keep it. The page stands alone:
nothing of the console is in it, and it works in browsers from 2011 on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bluezone.documents import qr
from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, Installation, Language, said

_WORDS = {name: value for name, value in vars(words).items() if isinstance(value, Bilingual)}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where else to go from a page; what is empty is not offered.

    Attributes:
        page: the page itself, absolute, for those who meet a part of it elsewhere.
        other: the same in the other language.
        leaflet, poster: the papers in the page's language.
    """

    page: str = ""
    other: str = ""
    leaflet: str = ""
    poster: str = ""


def html(guidance: Guidance, language: Language, addresses: Addresses, today: date | None = None) -> str:
    """Return the whole page.

    Args:
        today: a day after the last on which the guidance holds makes the page say so; None if that is not to be asked.
    """
    return render_to_string("guidance/page.html", context(guidance, Language(language), addresses, today))


def context(
    guidance: Guidance, language: Language, addresses: Addresses, today: date | None = None
) -> dict[str, object]:
    """Return what the templates of guidance show; every text is escaped, and marked if in the other language."""

    def text(value: Bilingual) -> SafeString:
        return marked(value, language)

    def texts(values: Iterable[Bilingual]) -> list[SafeString]:
        return [text(value) for value in values]

    desk, other = guidance.desk, Language.EN if language is Language.VI else Language.VI
    is_over = today is not None and guidance.is_over(today)
    return {
        "language": language.value,
        "other": {"language": other.value, "name": words.LANGUAGE_NAMES[other]},
        "addresses": addresses,
        "words": {name.lower(): text(value) for name, value in _WORDS.items()},
        "document_title": said(words.title(guidance.app), language)[0],
        "title": text(words.title(guidance.app)),
        "description": said(guidance.does[0], language)[0],
        "over": text(words.over(guidance.valid_until)) if is_over and guidance.valid_until else "",
        "does": texts(guidance.does),
        "needs": texts(guidance.needs),
        "installations": [_installation(each, language) for each in guidance.installations],
        "questions": [(text(each.asked), text(each.answered)) for each in guidance.questions],
        "desk": {name: text(getattr(desk, name)) for name in ("organ", "place", "address", "hours")},
        "phone": desk.phone,
        "dial": dialled(desk.phone),
        "dated": text(words.dated(guidance.changed, guidance.valid_until)),
    }


def marked(text: Bilingual, language: Language) -> SafeString:
    """Return *text* escaped; in Vietnamese on an English page it is marked, so that a reader's voice changes.

    >>> marked(Bilingual("máy", ""), Language.EN)
    '<span lang="vi">máy</span>'
    """
    shown, shown_in = said(text, language)
    if shown_in is language or not shown:
        return format_html("{}", shown)
    return format_html('<span lang="{}">{}</span>', shown_in.value, shown)


def dialled(phone: str) -> str:
    """Return *phone* as a telephone link has it: digits, and the plus of a country."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def _installation(each: Installation, language: Language) -> dict[str, object]:
    described = said(words.qr_described(each.store, each.system), language)[0]
    facts = ((words.STORE_NAME, each.name), (words.PUBLISHER, each.publisher), (words.PACKAGE, each.package))
    return {
        "id": each.system.value,
        "system": marked(words.system_name(each.system), language),
        "store": each.store,
        "open": marked(words.open_store(each.store), language),
        "code": mark_safe(qr.svg(each.store, described)),  # made here from squares; its one text is escaped there
        "facts": [(marked(name, language), value) for name, value in facts if value],
        "steps": [marked(step, language) for step in each.steps],
    }
