"""Guidance as values that JSON can hold, and back: how it is stored, and how a form hands it in.

Reading is strict in shape and kind in text: blanks and hidden signs that come along with pasted text go.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, GuidanceError, HelpDesk, Installation, Question, plain
from bluezone.rollout.handset import System
from bluezone.rollout.problem import Problem

FORMAT = "guidance-1"

Json = dict[str, Any]


def encode(guidance: Guidance) -> Json:
    """Return *guidance* as dicts, lists and strings."""
    desk = guidance.desk
    return {
        "format": FORMAT,
        "desk": {
            **{name: _both(getattr(desk, name)) for name in ("organ", "place", "address", "hours")},
            "phone": desk.phone,
        },
        "app": _both(guidance.app),
        **{name: [_both(text) for text in getattr(guidance, name)] for name in ("does", "needs", "poster_steps")},
        "installations": [_installation(each) for each in guidance.installations],
        "questions": [{"asked": _both(each.asked), "answered": _both(each.answered)} for each in guidance.questions],
        "changed": guidance.changed.isoformat(),
        "valid_until": guidance.valid_until and guidance.valid_until.isoformat(),
    }


def _both(text: Bilingual) -> Json:
    return {"vi": text.vi, "en": text.en}


def _installation(each: Installation) -> Json:
    names = {name: getattr(each, name) for name in ("store", "name", "publisher")}
    return {"system": each.system.value, **names, "steps": [_both(step) for step in each.steps]}


def decode(values: object) -> Guidance:
    """Return the guidance that *values* hold.

    Raises:
        GuidanceError: they are not what encode() gives, or break a bound; every problem is named with its place.
    """
    top = _Place(values)
    if top.member("format").value != FORMAT:
        top.member("format").note(f'"{FORMAT}"')
    parts: dict[str, Any] = {
        "desk": _desk(top.member("desk")),
        "app": top.member("app").both(),
        **{name: top.member(name).texts() for name in ("does", "needs", "poster_steps")},
        "installations": tuple(_read_installation(item) for item in top.member("installations").items()),
        "questions": tuple(
            Question(item.member("asked").both(), item.member("answered").both())
            for item in top.member("questions").items()
        ),
        "changed": top.member("changed").day(),
        "valid_until": None if top.member("valid_until").value is None else top.member("valid_until").day(),
    }
    if top.problems:
        raise GuidanceError(top.problems)
    return Guidance(**parts)


def _desk(place: "_Place") -> HelpDesk:
    return HelpDesk(
        organ=place.member("organ").both(),
        place=place.member("place").both(),
        address=place.member("address").both(),
        phone=place.member("phone").text(),
        hours=place.member("hours").both(),
    )


def _read_installation(place: "_Place") -> Installation:
    return Installation(
        system=place.member("system").system(),
        store=place.member("store").text(),
        steps=place.member("steps").texts(),
        name=place.member("name").text(),
        publisher=place.member("publisher").text(),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """One place in the values; all places of one reading note their problems in one list."""

    value: object
    where: str = ""
    problems: list[Problem] = field(default_factory=list)

    def note(self, expected: str) -> None:
        self.problems.append(
            Problem(
                GuidanceError.code,
                self.where or "guidance",
                vi=f"dữ liệu không đúng dạng, cần {expected}.",
                en=f"found another kind of value, expected {expected}.",
            )
        )

    def member(self, name: str) -> "_Place":
        """Return the place of *name*; one that holds nothing where this is no dict."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return _Place(value, f"{self.where}.{name}" if self.where else name, self.problems)

    def items(self) -> list["_Place"]:
        if not isinstance(self.value, list):
            self.note("[...]")
            return []
        return [_Place(each, f"{self.where}.{number}", self.problems) for number, each in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.note('"..."')
            return ""
        return plain(self.value)

    def both(self) -> Bilingual:
        return Bilingual(self.member("vi").text(), self.member("en").text())

    def texts(self) -> tuple[Bilingual, ...]:
        return tuple(item.both() for item in self.items())

    def day(self) -> date:
        try:
            return date.fromisoformat(self.value if isinstance(self.value, str) else "")
        except ValueError:
            self.note('"2020-08-10"')
            return date.min

    def system(self) -> System:
        try:
            return System(self.value if isinstance(self.value, str) else "")
        except ValueError:
            self.note(", ".join(f'"{system.value}"' for system in System))
            return System.ANDROID
