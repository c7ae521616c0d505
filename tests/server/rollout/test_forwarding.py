"""A directive is passed on by a letter of one's own, to whom one chooses below."""

from dataclasses import replace
from datetime import date, time

import pytest

from bluezone.letters.letter import Reference
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import moment_utc
from bluezone.server.rollout import drafting_steps, drafts, forwarding, letterheads
from bluezone.server.rollout.forwarding import Plan
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.units import registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province
from tests.server.rollout.test_letterheads import TEXT

PLAN = Plan(units=("vp", "ttkc"), tasks=papers.TASKS, until=moment_utc(date(2020, 8, 9), time(17)))


def forward(province: Province, plan: Plan = PLAN, role: Role = Role.CLERK) -> Outgoing:
    letterheads.change("sct", TEXT, by=province.acting(Role.CLERK), now=THURSDAY)
    return forwarding.forward(papers.incoming(province), plan, by=province.acting(role), now=THURSDAY)


def test_the_letter_cites_the_directive_and_goes_to_the_chosen_units(province: Province) -> None:
    made = forward(province)

    letter = drafts.pure(made).letter
    centre = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"
    assert letter.addressees == ("Văn phòng Sở", centre)
    assert letter.references == (
        Reference(
            "563/STTTT-CNTT",
            date(2020, 8, 2),
            "Sở Thông tin và Truyền thông",
            type="Công văn",
            abstract="tăng cường triển khai cài đặt ứng dụng Bluezone",
            role="directive_forwarded",
        ),
    )
    assert letter.body[0].text == (
        "Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông về việc tăng cường triển "
        f"khai cài đặt ứng dụng Bluezone, Sở Công Thương đề nghị Văn phòng Sở và {centre} triển khai các nội dung sau:"
    )
    assert "17h00 ngày 09/8/2020" in letter.body[-1].text
    assert (made.purpose, made.forwards, {unit.pk for unit in made.addressed.all()}) == (
        "forwarding",
        Incoming.objects.get(),
        {"vp", "ttkc"},
    )


def test_the_whole_way_leaves_no_fault(province: Province) -> None:
    made = forward(province, replace(PLAN, named="Các phòng, đơn vị thuộc Sở", drafting="QLTM"))

    drafting_steps.check(made, by=province.acting(Role.CHECKER), now=THURSDAY)
    drafting_steps.approve(made, by=province.acting(Role.SIGNER), now=THURSDAY)
    done = drafting_steps.number(made, by=province.acting(Role.CLERK), now=THURSDAY)

    assert done.number_symbol == "01/SCT-QLTM"
    assert "đề nghị các phòng, đơn vị thuộc Sở triển khai" in drafts.pure(done).letter.body[0].text
    assert done.kept_by == "VT, QLTM"


def test_many_are_named_together(province: Province) -> None:
    names = forwarding._names(replace(PLAN, units=tuple("abcdefg")), registry.tree_on(date(2020, 8, 6)))

    assert names == ("Các cơ quan, đơn vị trực thuộc",)


def test_one_click_chooses_all_below_or_all_directly_below(province: Province) -> None:
    assert set(forwarding.whole("qt", THURSDAY)) == {"sct", "stttt", "vp", "ttkc", "cd"}
    assert set(forwarding.direct("qt", THURSDAY)) == {"sct", "stttt"}
    assert forwarding.whole("vp", THURSDAY) == ()


@pytest.mark.parametrize("units", [(), ("sct",), ("stttt",), ("vp", "qt"), ("none",)])
def test_nobody_is_told_who_does_not_stand_below(province: Province, units: tuple[str, ...]) -> None:
    with pytest.raises(forwarding.NobodyChosenError):
        forward(province, replace(PLAN, units=units))

    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CHECKER, Role.SIGNER, Role.RECEIVING_OFFICER])
def test_only_the_registry_and_drafters_forward(province: Province, role: Role) -> None:
    with pytest.raises(RightMissingError):
        forward(province, role=role)


def test_the_app_is_the_campaigns_or_what_the_directive_names(province: Province) -> None:
    named, unnamed = papers.incoming(province), papers.incoming(province, 2, abstract="phòng, chống dịch")
    of_campaign = papers.incoming(province, 3, abstract="phòng, chống dịch", campaign=province.campaign)

    assert [forwarding.app(each) for each in (named, unnamed, of_campaign)] == [
        "ứng dụng Bluezone",
        "ứng dụng",
        "ứng dụng Bluezone",
    ]
