"""From frozen figures to the letter: the story's numbers, what comes after the cut-off, corrections."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bluezone.letters import schema
from bluezone.letters.letter import VIETNAM, Letter
from bluezone.letters.wording import Gate
from bluezone.rollout import report
from bluezone.rollout.outreach import Entry
from bluezone.rollout.report import ReportError
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import (
    campaign_changes,
    drafting_steps,
    freezing,
    gate_notes,
    letterheads,
    outreach,
    reporting,
    standings,
)
from bluezone.server.rollout.models import Incoming, Member, Outgoing, Period, Series, Snapshot
from bluezone.server.rollout.outreach import Said
from bluezone.server.rollout.reporting import Wish
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import CODE, CUTOFF, DEADLINE, NEEDS, THURSDAY, Province, definition

INSTALLED: dict[str, Any] = {"state": "installed", "is_installed": True, "is_settled": True, "proof": "ticked"}
TOO_OLD: dict[str, Any] = {"state": "exempt", "reason": "incompatible_device", "is_settled": True, "proof": "ticked"}
MONDAY = CUTOFF + timedelta(hours=25)
WEEK = timedelta(days=7)


def story(province: Province) -> list[Member]:
    """Give the department 43 phones in three units, 41 with the app, and return the two that cannot have it."""
    for place, n_installed in (("vp", 14), ("ttkc", 15), ("cd", 12)):
        for number in range(n_installed):
            province.member(f"Người {number}", place, **INSTALLED)
    return [province.member("Hai", "vp", **TOO_OLD), province.member("Ba", "cd", **TOO_OLD)]


def installs(member: Member, at: datetime) -> None:
    before = standings.past(member, at)
    for name, value in {"at": at, **INSTALLED, "reason": ""}.items():
        setattr(member, name, value)
    standings.keep([before], [member])


def period(number: int = 1) -> Period:
    return Period.objects.select_related("campaign").get(number=number)


def drafted(province: Province, number: int = 1, now: datetime = MONDAY, **wish: Any) -> Outgoing:
    return reporting.draft(province.at("sct"), period(number), Wish(**wish), by=province.acting(Role.DRAFTER), now=now)


def read(of: Outgoing) -> Letter:
    return schema.decode(of.letter)


def text(of: Outgoing) -> str:
    return "\n".join(block.text for block in read(of).body or ())


def second_period() -> None:
    both = [ReportingPeriod(CUTOFF + n * WEEK, DEADLINE + n * WEEK) for n in (0, 1)]
    campaign_changes.change(CODE, definition(periods=both), NEEDS, by=SITE, now=THURSDAY)


def with_letterhead() -> None:
    """Say who signs for the department; without that no letter gets a number."""
    said = letterheads.text("sct", THURSDAY)
    deputy = {"signer_authority": "KT. GIÁM ĐỐC", "signer_title": "PHÓ GIÁM ĐỐC", "signer_name": "Trần Văn Bình"}
    letterheads.change("sct", replace(said, **deputy), by=SITE, now=THURSDAY)


def issued(province: Province, now: datetime = MONDAY) -> Outgoing:
    with_letterhead()
    province.now, of = now, drafted(province)
    drafting_steps.check(of, by=province.acting(Role.CHECKER), now=now)
    drafting_steps.approve(of, by=province.acting(Role.SIGNER), now=now)
    drafting_steps.number(of, by=province.acting(Role.CLERK), now=now)
    return drafting_steps.issue(of, by=province.acting(Role.CLERK), now=now)


def test_the_story_is_reported_as_41_of_43(province: Province) -> None:
    second_period()
    late = story(province)[0]
    assert CUTOFF.astimezone(VIETNAM).strftime("%A %H:%M %d/%m/%Y") == "Sunday 08:00 09/08/2020"

    freezing.freeze_due(CUTOFF)
    installs(late, CUTOFF + timedelta(minutes=1))
    made = drafted(province)

    counts = read(made).counts
    assert counts is not None
    assert (counts.installed, counts.total, counts.percent, counts.percent_text) == (41, 43, Decimal("95.3"), "95,3%")
    assert [(each.code, each.count) for each in counts.not_installed or ()] == [("incompatible_device", 2)]
    assert [(row.installed, row.total) for row in counts.by_unit or ()] == [(12, 13), (15, 15), (14, 15)]
    assert "41/43 máy điện thoại, đạt 95,3%" in text(made)
    assert "8h00 ngày 09/8/2020" in text(made)
    assert read(made).addressees == ("Sở Thông tin và Truyền thông",)

    freezing.freeze_due(CUTOFF + WEEK)
    following = read(drafted(province, 2, CUTOFF + WEEK)).counts
    assert following is not None
    assert (following.installed, following.total) == (42, 43)
    assert following.delta is not None
    assert following.delta.count == 1


def test_the_draft_answers_the_papers_and_goes_to_the_receiver(province: Province) -> None:
    story(province)
    series = Series.objects.create(unit_id="sct", year=2020, direction=Series.Direction.INCOMING)
    paper = Incoming.objects.create(
        unit_id="sct",
        series=series,
        number=1,
        arrived_on=THURSDAY.date(),
        issuer="Sở Thông tin và Truyền thông",
        kind="Công văn",
        abstract="x",
        campaign=province.campaign,
        made_at=THURSDAY,
    )
    freezing.freeze_due(CUTOFF)

    made = drafted(province)

    assert list(made.answers.all()) == [paper]
    assert [unit.pk for unit in made.addressed.all()] == ["stttt"]
    assert made.snapshot == freezing.latest(province.at("sct"), period())


def test_what_was_logged_until_the_cutoff_stands_in_the_letter_and_nothing_later(province: Province) -> None:
    story(province)
    helper, at = province.acting(Role.HELPER), province.at("vp")
    outreach.log(at, Said(Entry("markets", THURSDAY, 120, 30)), by=helper, now=THURSDAY)
    mistake = outreach.log(at, Said(Entry("malls", THURSDAY, 900)), by=helper, now=THURSDAY)
    outreach.strike(mistake, by=helper, now=THURSDAY)
    outreach.log(at, Said(Entry("clusters", CUTOFF + timedelta(hours=1), 55)), by=helper, now=MONDAY)
    outreach.log(province.at("stttt"), Said(Entry("enterprises", THURSDAY, 7)), by=SITE, now=THURSDAY)
    gate_notes.note(province.at("sct"), period(), Gate(212, None), by=helper, now=MONDAY)
    freezing.freeze_due(CUTOFF)

    said = text(drafted(province))

    assert "chợ" in said
    assert "120 lượt người" in said
    assert "212 lượt người" in said
    assert "trung tâm thương mại" not in said
    assert "cụm công nghiệp" not in said
    assert "doanh nghiệp" not in said


def test_the_letters_by_which_it_was_passed_on_are_named(province: Province) -> None:
    onward = papers.issued(province, campaign=province.campaign)
    story(province)
    freezing.freeze_due(CUTOFF)

    made = drafted(province)

    assert f"số {onward.number_symbol}" in text(made)


def test_a_report_in_parts_has_difficulties_and_proposals(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)

    made = drafted(province, kind=report.REPORT, difficulties=("Máy cũ",), proposals=())

    assert read(made).symbol == "BC-SCT"
    assert "Máy cũ." in text(made)
    assert "Không có." in text(made)


def test_rows_stand_in_the_order_that_was_wished(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)

    by_rate = read(drafted(province, order=reporting.BY_RATE)).counts

    assert by_rate is not None
    assert [row.installed for row in by_rate.by_unit or ()] == [15, 14, 12]


def test_open_members_keep_the_report_back(province: Province) -> None:
    story(province)
    province.member("Tư", "vp")
    freezing.freeze_due(CUTOFF)

    with pytest.raises(ReportError):
        drafted(province)

    assert not Outgoing.objects.exists()


def test_before_the_cutoff_there_is_nothing_to_report(province: Province) -> None:
    with pytest.raises(reporting.NotFrozenError):
        drafted(province, now=THURSDAY)


def test_only_who_drafts_reports_here_drafts_one(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)

    with pytest.raises(RightMissingError):
        reporting.draft(province.at("sct"), period(), Wish(), by=province.acting(Role.CHECKER), now=MONDAY)
    with pytest.raises(RightMissingError):
        reporting.draft(province.at("sct"), period(), Wish(), by=province.acting(Role.DRAFTER, "stttt"), now=MONDAY)


def test_a_correction_of_an_issued_report_is_a_new_letter_that_names_it(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)
    old = issued(province)

    made = drafted(province, replaces=old)

    assert made.replaces == old
    assert f"thay thế công văn số {old.number_symbol}" in text(made)
    assert [each.role for each in read(made).references or ()][-1] == reporting.REPLACED
    assert text(made).endswith("./.")


def test_only_an_issued_report_of_the_same_figures_is_replaced(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)
    unissued = drafted(province)
    foreign = papers.issued(province)

    for old in (unissued, foreign):
        with pytest.raises(reporting.NotReplaceableError):
            drafted(province, replaces=old)


def test_a_letter_on_older_figures_is_the_one_to_replace(province: Province) -> None:
    story(province)
    freezing.freeze_due(CUTOFF)
    first = freezing.latest(province.at("sct"), period())
    assert first is not None
    old = issued(province)
    newer = Snapshot(digest="b" * 64)

    assert reporting.replaceable([old], first) is None
    assert reporting.replaceable([old], newer) == old


def test_a_receiver_that_has_ended_is_addressed_by_its_last_name(province: Province) -> None:
    assert reporting.organ(UnitId("stttt"), THURSDAY) == "Sở Thông tin và Truyền thông"
