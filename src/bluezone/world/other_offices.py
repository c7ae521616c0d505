"""The letters by which the other departments of the drill report: PDFs, as e-mail brings them. Figures are invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from bluezone.documents import letter_file
from bluezone.letters.letter import Letter, Signer
from bluezone.rollout import report, snapshot, tally
from bluezone.rollout.report import Deeds, Office
from bluezone.rollout.tally import Standing, Unit
from bluezone.world import offices
from bluezone.world.offices import CAMPAIGN, CODE, CUTOFF, OTHERS, RECEIVER, at

SEED = 2020
RECEIVER_NAME = "Sở Thông tin và Truyền thông"
_SIGNERS = ("Lê Văn Hải", "Phạm Thị Thu", "Hoàng Minh Đức", "Võ Thanh Tùng", "Đỗ Thị Nga")


def letters() -> Iterator[tuple[str, bytes]]:
    """Yield the unit and the PDF of each report, the same ones every time."""
    chance = Random(SEED)
    for place, name in enumerate(OTHERS, 1):
        total = chance.randint(18, 70)
        installed = total - chance.randint(0, 4)
        unit = f"so-{place:02}"
        yield unit, letter_file.write(letter(unit, name, installed, total), "bao-cao.pdf")


def letter(unit: str, name: str, installed: int, total: int) -> Letter:
    """Return the report of one department: *installed* of *total*, the others without a smartphone."""
    members = [
        Standing(unit, str(each), at(8, 8), each < installed, None if each < installed else "no_smartphone")
        for each in range(total)
    ]
    counted = tally.count(members, [Unit(unit, name)], CAMPAIGN.kind(), CUTOFF)
    frozen = snapshot.freeze(CODE, unit, counted, at=CUTOFF, by="site")
    place = int(unit.removeprefix("so-"))
    office = Office(
        organ=name,
        abbreviation=f"CQ{place:02}",
        drafting="VP",
        parent="UBND tỉnh Quảng Trị",
        place="Quảng Trị",
        signer=Signer(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name=_SIGNERS[place % len(_SIGNERS)]),
    )
    receivers = {str(RECEIVER): RECEIVER_NAME}
    drafted = report.draft(
        frozen,
        CAMPAIGN,
        office,
        receivers,
        Deeds(is_told=True),
        report.counts(frozen, CAMPAIGN),
        abstract=offices.SUBJECT,
    )
    return replace(drafted.letter, number=str(400 + 7 * place), date=date(2020, 8, 10), is_draft=False)
