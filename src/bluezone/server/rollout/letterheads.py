"""How an office stands on paper: its names, its place, who signs, who gets copies; kept once, used for every letter.

Whoever may register papers of an office changes its letterhead: the registry answers for the layout of what leaves the
house (Nghị định 30/2020/NĐ-CP, Điều 6.3 and 12.2), and a campaign's drafter often sits in another office.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.letters import kinds, signing
from bluezone.letters.letter import Archive, Recipient, Signer
from bluezone.letters.signing import Authority
from bluezone.rollout import schedule
from bluezone.rollout.report import Office
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId, Version
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Letterhead
from bluezone.server.units import actor, records, registry
from bluezone.server.units.actor import Actor

REGISTRY = "VT"
DRAFTING = "VP"
"""Drafting unit of an office that has not said which: its own office."""

COMMITTEE = "Ủy ban nhân dân"
COUNTRY = "country"
PLACES = (
    "central_city",
    "province",
    "district",
    "urban_district",
    "town",
    "provincial_city",
    "commune",
    "ward",
    "township",
    "special_zone",
)
"""Kinds that are territories: their committees write, and a letter is dated there."""

HEADS = {
    "people_committee": "CHỦ TỊCH",
    "steering_committee": "TRƯỞNG BAN",
    "office": "CHÁNH VĂN PHÒNG",
    "division": "TRƯỞNG PHÒNG",
    "inspectorate": "CHÁNH THANH TRA",
    "union": "CHỦ TỊCH",
    "ministry": "BỘ TRƯỞNG",
}
"""Titles of those who lead, by kind of unit; the others have a director."""

DIRECTOR = "GIÁM ĐỐC"
BODIES = {"people_committee": COMMITTEE, "steering_committee": "Ban Chỉ đạo"}
"""Kinds of bodies that decide together."""

_PREFIXES = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)
_NOTE = re.compile(r"(?P<name>.+?)\s*\((?P<purpose>[^()]*)\)\s*")


class LetterheadError(BluezoneError, ValueError):
    """A letterhead cannot be as it was given."""

    code = "letterhead_invalid"


@dataclass(frozen=True, slots=True)
class Text:
    """A letterhead as people write it; fields as in Letterhead."""

    organ: str
    parent_organ: str
    abbreviation: str
    drafting: str
    place: str
    signer_authority: str
    signer_title: str
    signer_name: str
    recipients: str = ""
    archive: str = ""
    own_series: str = ""


def office(unit: str, now: datetime) -> Office:
    """Return how *unit* stands on paper: as it was written down, or as its place in the tree says.

    Raises:
        UnitUnknownError: the tree of the day has no such unit, and nothing was written down.
    """
    return read(text(unit, now))


def text(unit: str, now: datetime) -> Text:
    """Return the letterhead of *unit* as people write it.

    Raises:
        UnitUnknownError
    """
    row = Letterhead.objects.filter(unit_id=unit).first()
    if row is None:
        return _guessed(UnitId(unit), registry.tree_on(schedule.local_day(now)))
    return Text(**{name: getattr(row, name) for name in Text.__dataclass_fields__})


def change(unit: str, given: Text, *, by: Actor, now: datetime) -> Letterhead:
    """Return the letterhead of *unit*, changed for all letters that are drafted from now on.

    Raises:
        RightMissingError
        LetterheadError: a symbol of a letter cannot be made of it, or nobody could sign so.
    """
    actor.require(by, Action.PAPER_REGISTER, unit, now)
    _refuse_unusable(given)

    with transaction.atomic():
        values = {name: getattr(given, name) for name in Text.__dataclass_fields__}
        row, _ = Letterhead.objects.update_or_create(unit_id=unit, defaults=values)
        records.record(RolloutAction.LETTERHEAD_CHANGED, by=by, now=now, subject=f"letterhead {unit}", unit=unit)
    return row


def _refuse_unusable(given: Text) -> None:
    try:
        kinds.symbol(kinds.OFFICIAL_LETTER, given.abbreviation, given.drafting)
    except kinds.SymbolError as error:
        raise LetterheadError(
            f'Abbreviations: found "{given.abbreviation}" and "{given.drafting}", expected words without blank or '
            "slash, such as SCT and VP. Correct them."
        ) from error
    found = signing.faults(signer(given), given.organ)
    if found:
        raise LetterheadError(f"Signature: {found[0].en} Correct the lines above the name.")


# --- reading what people write ---------------------------------------------------------------------------------------


def read(given: Text) -> Office:
    """Return *given* as the value that letters are made of."""
    return Office(
        organ=given.organ,
        abbreviation=given.abbreviation,
        drafting=given.drafting,
        parent=given.parent_organ or None,
        place=given.place,
        signer=signer(given),
        others=recipients(given.recipients),
        archive=archive(given.archive) or Archive((REGISTRY, given.drafting)),
    )


def signer(given: Text) -> Signer:
    """Return who signs as *given* says."""
    return block(given.signer_authority, given.signer_title, given.signer_name)


def block(authority: str, title: str, name: str) -> Signer:
    """Return a signature block; of the lines above the title one with TM. names a body that decides together."""
    above = [line.strip() for line in authority.splitlines() if line.strip()]
    bodies = [line for line in above if line.startswith(Authority.FOR_BODY)]
    others = [line for line in above if line not in bodies]
    return Signer(
        collective="\n".join(bodies) or None,
        authority="\n".join(others) or None,
        title=title or None,
        name=name or None,
    )


def recipients(lines: str) -> tuple[Recipient, ...]:
    """Return who gets a copy: a line each, "UBND tỉnh (b/c)"."""
    given = (line.strip().lstrip("-").strip().rstrip(";.") for line in lines.splitlines())
    return tuple(_recipient(line) for line in given if line)


def _recipient(line: str) -> Recipient:
    found = _NOTE.fullmatch(line)
    return Recipient(found["name"], found["purpose"]) if found else Recipient(line)


def archive(line: str) -> Archive | None:
    """Return where copies are filed, "VT, VP"; None where nothing is said."""
    units = tuple(part for given in line.split(",") if (part := given.strip().rstrip(".")))
    return Archive(units) if units else None


# --- guessing from the tree ------------------------------------------------------------------------------------------


def _guessed(unit: UnitId, tree: Tree) -> Text:
    version, above = tree.version(unit), tree.parent(unit)
    is_place = version.kind in PLACES
    kind = "people_committee" if is_place else version.kind
    body = BODIES.get(kind)
    return Text(
        organ=f"{COMMITTEE} {_lower(version.title)}" if is_place else version.title,
        parent_organ=_parent(tree.version(above)) if above else "",
        abbreviation=version.abbreviation or ("UBND" if is_place else _initials(version.name)),
        drafting=DRAFTING,
        place=_place(unit, tree),
        signer_authority=f"{Authority.FOR_BODY} {body.upper()}" if body else "",
        signer_title=HEADS.get(kind, DIRECTOR),
        signer_name="",
    )


def _parent(above: Version) -> str:
    if above.kind == COUNTRY:
        return ""
    return f"UBND {_lower(above.title)}" if above.kind in PLACES else above.title


def _place(unit: UnitId, tree: Tree) -> str:
    """Return where its letters are dated: the nearest territory at or above it, without the word for its kind."""
    for each in tree.upwards(unit):
        version = tree.version(each)
        if version.kind in PLACES:
            return _PREFIXES.sub("", version.name, count=1)
    return ""


def _lower(title: str) -> str:
    """Return "tỉnh Quảng Trị" of "Tỉnh Quảng Trị"; a "Thành phố" keeps its capital (Phụ lục II)."""
    return title if title.startswith("Thành phố") else title[:1].lower() + title[1:]


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())[:10] or "X"
