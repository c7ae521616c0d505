"""How offices stand on paper: as they said, or as their place in the tree says."""

from dataclasses import replace
from datetime import date

import pytest

from bluezone.letters import signing
from bluezone.letters.letter import Archive, Recipient, Signer
from bluezone.rollout import report, unit
from bluezone.rollout.rights import Role
from bluezone.rollout.tree import UnitUnknownError
from bluezone.server.rollout import letterheads
from bluezone.server.rollout.letterheads import Text
from bluezone.server.rollout.models import Letterhead
from bluezone.server.units import registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import FROM, THURSDAY, Province

TEXT = Text(
    organ="Sở Công Thương",
    parent_organ="UBND tỉnh Quảng Trị",
    abbreviation="SCT",
    drafting="VP",
    place="Quảng Trị",
    signer_authority="KT. GIÁM ĐỐC",
    signer_title="PHÓ GIÁM ĐỐC",
    signer_name="Trần Văn Bình",
    recipients="- UBND tỉnh (b/c);\nSở Y tế\n",
    archive="VT, VP.",
)


def test_a_department_that_said_nothing_stands_as_in_the_tree(province: Province) -> None:
    found = letterheads.office("sct", THURSDAY)

    assert (found.organ, found.parent, found.abbreviation) == ("Sở Công Thương", "UBND tỉnh Quảng Trị", "SCT")
    assert (found.place, found.drafting, found.signer) == ("Quảng Trị", "VP", Signer(title="GIÁM ĐỐC"))
    assert found.head(report.OFFICIAL_LETTER, ("UBND tỉnh",), "báo cáo").symbol == "SCT-VP"


def test_a_commune_writes_as_its_committee(province: Province) -> None:
    registry.replace(
        [
            unit.one("xa", FROM, kind="commune", name="Triệu Phong", full_name="Xã Triệu Phong", parent="qt"),
            unit.one("tp", FROM, kind="central_city", name="Huế", full_name="Thành phố Huế", parent="vn"),
            unit.one("p", FROM, kind="ward", name="Phường Thuận Hóa", parent="tp"),
        ]
    )

    commune, ward = letterheads.office("xa", THURSDAY), letterheads.office("p", THURSDAY)

    assert (commune.organ, commune.parent) == ("Ủy ban nhân dân xã Triệu Phong", "UBND tỉnh Quảng Trị")
    assert (commune.place, commune.abbreviation) == ("Triệu Phong", "UBND")
    assert (commune.signer.collective, commune.signer.title) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert (ward.organ, ward.parent, ward.place) == (
        "Ủy ban nhân dân phường Thuận Hóa",
        "UBND Thành phố Huế",
        "Thuận Hóa",
    )


def test_what_is_guessed_for_any_unit_can_sign_and_makes_a_symbol(province: Province) -> None:
    tree = registry.tree_on(date(2020, 8, 6))
    for each in tree.versions:
        found = letterheads.office(each, THURSDAY)
        named = replace(found.signer, name="Trần Văn Bình")

        assert not signing.faults(named, found.organ), each
        assert found.head(report.OFFICIAL_LETTER, ("UBND tỉnh",), "báo cáo").symbol


def test_what_was_written_down_is_used_from_then_on(province: Province) -> None:
    letterheads.change("sct", TEXT, by=province.acting(Role.CLERK), now=THURSDAY)

    found = letterheads.office("sct", THURSDAY)

    assert found.signer == Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình")
    assert found.others == (Recipient("UBND tỉnh", "b/c"), Recipient("Sở Y tế"))
    assert found.archive == Archive(("VT", "VP"))
    assert letterheads.text("sct", THURSDAY) == TEXT


def test_a_deputy_signs_for_the_chairman_of_a_committee() -> None:
    given = replace(TEXT, signer_authority="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", signer_title="PHÓ CHỦ TỊCH")

    found = letterheads.signer(given)

    assert (found.collective, found.authority, found.title) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    "wrong",
    [
        {"abbreviation": "S CT"},
        {"drafting": ""},
        {"signer_authority": "TM. SỞ CÔNG THƯƠNG"},
        {"signer_authority": "KT. GIÁM ĐỐC", "signer_title": "GIÁM ĐỐC"},
    ],
)
def test_a_letterhead_by_which_no_letter_could_leave_is_refused(province: Province, wrong: dict[str, str]) -> None:
    with pytest.raises(letterheads.LetterheadError):
        letterheads.change("sct", replace(TEXT, **wrong), by=province.acting(Role.CLERK), now=THURSDAY)

    assert not Letterhead.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_registry_changes_it(province: Province, role: Role) -> None:
    with pytest.raises(RightMissingError):
        letterheads.change("sct", TEXT, by=province.acting(role), now=THURSDAY)


def test_a_unit_that_is_not_there_has_no_letterhead(province: Province) -> None:
    with pytest.raises(UnitUnknownError):
        letterheads.office("none", THURSDAY)
