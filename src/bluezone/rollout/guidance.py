"""Guidance to the public: what a campaign's app does, which phones it needs, how to install it, where help is.

A page, a leaflet and a poster show the same value. Its texts are plain: whoever shows them escapes them. The bounds are
what two A5 pages hold, usual texts in eight to ten points, the most and longest in about five and a half; so whatever
stands on the page stands on paper too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from bluezone.errors import BluezoneError
from bluezone.letters.folding import composed
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.handset import System
from bluezone.rollout.problem import Problem

LONGEST_ORGAN, LONGEST_PLACE, LONGEST_ADDRESS, LONGEST_HOURS = 120, 60, 160, 80
LONGEST_APP, LONGEST_STORE_NAME, LONGEST_STORE = 60, 60, 300
LONGEST_PARAGRAPH, LONGEST_NEED, LONGEST_STEP, LONGEST_POSTER_STEP = 300, 160, 140, 80
LONGEST_QUESTION, LONGEST_ANSWER = 90, 260
MOST_PARAGRAPHS, MOST_NEEDS, MOST_STEPS, MOST_QUESTIONS, MOST_SYSTEMS = 3, 5, 5, 8, 3
POSTER_STEPS = 3

_PHONE = re.compile(r"[0-9+(][0-9 ().+-]{2,29}", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
_SIGNS = re.compile(r"[!-~]+")  # an address in other letters may look like another's
_PACKAGE = re.compile(r"([\w.-]{1,80})", re.ASCII)
_APPLE = re.compile(r"/(id\d{1,20})(?:/|$)", re.ASCII)
_SHOWN = 5
_CODE = "rollout_guidance_invalid"


class Language(StrEnum):
    """A language in which guidance is shown."""

    VI = "vi"
    EN = "en"


class GuidanceError(BluezoneError, ValueError):
    """Guidance cannot be as it was given. `problems` holds all that is wrong; the sentence shows the first five."""

    code: ClassVar[str] = _CODE

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        shown = " ".join(f"{problem.where}: {problem.en}" for problem in self.problems[:_SHOWN])
        super().__init__(f"Guidance: {len(self.problems)} to correct. {shown}")


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """The office in whose name the guidance is given, and where it helps.

    Attributes:
        organ: "UBND xã Cam Lộ".
        place: "Quảng Trị".
        address: where people may come.
        phone: as it is to be dialled; empty where there is none.
        hours: when somebody is there.
    """

    organ: Bilingual
    place: Bilingual
    address: Bilingual
    phone: str
    hours: Bilingual


@dataclass(frozen=True, slots=True)
class Installation:
    """How the app comes onto phones of one system.

    Attributes:
        store: the address in the store, https, as the campaign's requirement has it.
        name, publisher: as the store shows them; empty where nobody has looked.
        steps: one after the other, without numbers.
    """

    system: System
    store: str
    steps: tuple[Bilingual, ...]
    name: str = ""
    publisher: str = ""

    @property
    def package(self) -> str | None:
        """What names the app in its store beyond doubt: "vn.example.app", "id123456789"; None where not known."""
        parts = urlsplit(self.store)
        found = _PACKAGE.fullmatch(parse_qs(parts.query).get("id", [""])[0]) or _APPLE.search(parts.path)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Question:
    """What people ask, and the answer."""

    asked: Bilingual
    answered: Bilingual


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the public is told of one campaign, in the name of one office.

    English may be missing where Vietnamese is there; see said().

    Attributes:
        app: with what kind of thing it is, "ứng dụng Bluezone".
        does: short paragraphs.
        poster_steps: three, of few words.
        changed: the day of the last change.
        valid_until: the last day on which it holds; None without end.

    Raises:
        GuidanceError: texts too long, too many, missing, or no plain text; an address of a store that is not safe.
    """

    desk: HelpDesk
    app: Bilingual
    does: tuple[Bilingual, ...]
    needs: tuple[Bilingual, ...]
    installations: tuple[Installation, ...]
    poster_steps: tuple[Bilingual, ...]
    questions: tuple[Question, ...]
    changed: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if problems := tuple(_problems(self)):
            raise GuidanceError(problems)

    def is_over(self, today: date) -> bool:
        """Return whether it no longer holds on *today*."""
        return self.valid_until is not None and today > self.valid_until


def said(text: Bilingual, language: Language) -> tuple[str, Language]:
    """Return what to show of *text* in *language*, and in which language that is: Vietnamese where English is missing.

    >>> said(Bilingual("ứng dụng", ""), Language.EN)
    ('ứng dụng', <Language.VI: 'vi'>)
    """
    if language is Language.EN and text.en:
        return text.en, Language.EN
    return text.vi, Language.VI


def plain(text: str) -> str:
    """Return *text* as guidance takes it: NFC, one blank between words, none of the signs nobody sees.

    >>> plain("  quét\\u200b  mã ")
    'quét mã'
    """
    seen = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return " ".join(composed(seen).split())


# --- what must hold --------------------------------------------------------------------------------------------------


def _problems(guidance: Guidance) -> Iterator[Problem]:
    desk = guidance.desk
    yield from _said(desk.organ, "desk.organ", LONGEST_ORGAN)
    yield from _said(desk.place, "desk.place", LONGEST_PLACE)
    yield from _said(desk.address, "desk.address", LONGEST_ADDRESS, is_needed=not desk.phone)
    yield from _said(desk.hours, "desk.hours", LONGEST_HOURS, is_needed=False)
    if desk.phone and not _PHONE.fullmatch(desk.phone):
        yield _problem("desk.phone", "cần số điện thoại gồm 3 đến 30 chữ số.", "expected a number of 3 to 30 digits.")
    yield from _said(guidance.app, "app", LONGEST_APP)
    yield from _texts(guidance.does, "does", LONGEST_PARAGRAPH, range(1, MOST_PARAGRAPHS + 1))
    yield from _texts(guidance.needs, "needs", LONGEST_NEED, range(1, MOST_NEEDS + 1))
    yield from _texts(guidance.poster_steps, "poster_steps", LONGEST_POSTER_STEP, range(POSTER_STEPS, POSTER_STEPS + 1))
    yield from _installations(guidance.installations)
    yield from _number(len(guidance.questions), "questions", range(MOST_QUESTIONS + 1))
    for number, question in enumerate(guidance.questions):
        yield from _said(question.asked, f"questions.{number}.asked", LONGEST_QUESTION)
        yield from _said(question.answered, f"questions.{number}.answered", LONGEST_ANSWER)
    if guidance.valid_until is not None and guidance.valid_until < guidance.changed:
        yield _problem("valid_until", "cần ngày không trước ngày sửa.", "expected a day not before the last change.")


def _installations(given: tuple[Installation, ...]) -> Iterator[Problem]:
    yield from _number(len(given), "installations", range(1, MOST_SYSTEMS + 1))
    if len({each.system for each in given}) != len(given):
        yield _problem("installations", "mỗi hệ điều hành chỉ ghi một lần.", "expected each system once.")
    for number, each in enumerate(given):
        where = f"installations.{number}"
        yield from _texts(each.steps, f"{where}.steps", LONGEST_STEP, range(1, MOST_STEPS + 1))
        yield from _text(each.name, f"{where}.name", LONGEST_STORE_NAME)
        yield from _text(each.publisher, f"{where}.publisher", LONGEST_STORE_NAME)
        if not is_safe_store(each.store):
            yield _problem(
                f"{where}.store",
                f"cần địa chỉ https trong cửa hàng, không dấu cách, tối đa {LONGEST_STORE} ký tự; chép từ cửa hàng.",
                f"expected an https address of at most {LONGEST_STORE} plain signs. Copy it from the store.",
            )


def is_safe_store(address: str) -> bool:
    """Return whether *address* can stand in print: https, a plain host and nothing that hides another."""
    if len(address) > LONGEST_STORE or not _SIGNS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    is_plain = parts.username is None and parts.password is None and port is None
    return parts.scheme == "https" and is_plain and bool(_HOST.fullmatch(parts.netloc))


def _texts(texts: tuple[Bilingual, ...], where: str, longest: int, counts: range) -> Iterator[Problem]:
    yield from _number(len(texts), where, counts)
    for number, text in enumerate(texts):
        yield from _said(text, f"{where}.{number}", longest)


def _number(found: int, where: str, counts: range) -> Iterator[Problem]:
    if found not in counts:
        bounds = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]}-{counts[-1]}"
        yield _problem(where, f"có {found} mục, cần {bounds}.", f"found {found}, expected {bounds}.")


def _said(text: Bilingual, where: str, longest: int, *, is_needed: bool = True) -> Iterator[Problem]:
    if is_needed and not text.vi:
        yield _problem(f"{where}.vi", "chưa có nội dung tiếng Việt.", "found no Vietnamese text, expected one.")
    if text.en and not text.vi:
        yield _problem(f"{where}.vi", "chỉ có tiếng Anh, cần tiếng Việt.", "found English alone, expected both.")
    yield from _text(text.vi, f"{where}.vi", longest)
    yield from _text(text.en, f"{where}.en", longest)


def _text(text: str, where: str, longest: int) -> Iterator[Problem]:
    if len(text) > longest:
        vi, en = f"có {len(text)} ký tự, tối đa {longest}.", f"found {len(text)} signs, expected at most {longest}."
        yield _problem(where, vi, en)
    if text != plain(text):
        yield _problem(where, "có ký tự ẩn hoặc dấu cách thừa.", "found hidden signs or blanks too many.")


def _problem(where: str, vi: str, en: str) -> Problem:
    return Problem(_CODE, where, vi, en)
