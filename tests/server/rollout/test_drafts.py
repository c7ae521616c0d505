"""Drafts: who may make one, and what of a letter the register keeps."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluezone.letters import schema
from bluezone.letters.letter import Archive, Recipient
from bluezone.rollout.issuing import Act, Report, Stage, Step
from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import drafts
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

Purpose = Outgoing.Purpose


def test_a_draft_keeps_the_letter_whole_and_its_columns(province: Province) -> None:
    given = papers.letter()

    made = papers.draft(province, letter=given)

    assert drafts.pure(made) == Report("", given)
    assert (made.kind, made.abstract) == ("Công văn", "triển khai cài đặt ứng dụng Bluezone")
    assert (made.signer, made.kept_by, made.copies) == ("Trần Văn Bình", "VT, VP", 3)
    assert made.recipients.splitlines() == ["Các phòng, đơn vị thuộc Sở", "UBND tỉnh"]
    assert (made.number, made.number_symbol, made.stage) == (None, "", "draft")
    written = AuditEntry.objects.get(action=RolloutAction.DRAFT_MADE)
    assert written.subject == f"outgoing {made.pk}"


@pytest.mark.parametrize(
    ("purpose", "roles"),
    [
        (Purpose.REPORT, {Role.DRAFTER}),
        (Purpose.OTHER, {Role.DRAFTER}),
        (Purpose.FORWARDING, {Role.CLERK, Role.DRAFTER}),
        (Purpose.CHASE, {Role.RECEIVING_OFFICER}),
        (Purpose.SUMMARY, {Role.RECEIVING_OFFICER}),
    ],
)
def test_who_drafts_follows_from_what_a_document_is_for(province: Province, purpose: str, roles: set[Role]) -> None:
    allowed = set()
    for role in Role:
        try:
            papers.draft(province, purpose=purpose, by=province.acting(role))
        except RightMissingError:
            continue
        allowed.add(role)

    assert allowed == roles


def test_the_role_counts_at_the_unit_that_writes(province: Province) -> None:
    with pytest.raises(RightMissingError):
        papers.draft(province, by=province.acting(Role.DRAFTER, "stttt"))

    papers.draft(province, by=province.acting(Role.DRAFTER, "qt"))
    papers.draft(province, by=SITE)


def test_who_had_the_right_in_the_tree_of_the_campaign_still_drafts_in_it(province: Province) -> None:
    registry.replace([registry.units()[UnitId("vp")].changed(THURSDAY.date(), parent=UnitId("stttt"))])
    drafter = province.acting(Role.DRAFTER, "sct")

    with pytest.raises(RightMissingError):
        papers.draft(province, unit="vp", by=drafter)
    made = papers.draft(province, unit="vp", by=drafter, campaign=province.campaign)

    assert drafts.acts(made, drafter, THURSDAY) == (Act.EDIT,)


def test_what_is_answered_and_what_is_passed_on_is_now_in_work(province: Province) -> None:
    answered, passed_on, done = (papers.incoming(province, number) for number in (1, 2, 3))
    Incoming.objects.filter(pk=done.pk).update(state=Incoming.State.INFORMED)

    made = papers.draft(province, answers=[answered, done], forwards=passed_on, addressed=["vp", "cd"])

    assert [Incoming.objects.get(pk=each.pk).state for each in (answered, passed_on, done)] == [
        "in_work",
        "in_work",
        "informed",
    ]
    assert set(made.answers.all()) == {answered, done}
    assert {each.pk for each in made.addressed.all()} == {"vp", "cd"}


def test_steps_come_back_as_they_were_kept(province: Province) -> None:
    made = papers.approved(province)

    report = drafts.pure(Outgoing.objects.get(pk=made.pk))

    checker, signer = province.acting(Role.CHECKER), province.acting(Role.SIGNER)
    assert report.stage is Stage.APPROVED
    assert report.steps == (Step(Act.CHECK, checker.label, THURSDAY), Step(Act.APPROVE, signer.label, THURSDAY))


def test_what_can_be_done_depends_on_stage_and_person(province: Province) -> None:
    made = papers.draft(province)

    def acts(role: Role) -> tuple[Act, ...]:
        return drafts.acts(made, province.acting(role), THURSDAY)

    assert acts(Role.DRAFTER) == acts(Role.CLERK) == (Act.EDIT,)
    assert acts(Role.CHECKER) == (Act.CHECK,)
    assert acts(Role.SIGNER) == acts(Role.VIEWER) == ()
    assert drafts.acts(made, SITE, THURSDAY) == (Act.EDIT, Act.CHECK)


def test_each_recipient_stands_in_the_register_once(province: Province) -> None:
    others = (Recipient("UBND tỉnh", "b/c"), Recipient("Sở Y tế"), Recipient("x", as_written="Như trên"))
    given = papers.letter(addressees=("Sở Y tế", "Sở Tư pháp"), recipients=others, archive=Archive(("VT",)))

    made = papers.draft(province, letter=given)

    assert made.recipients.splitlines() == ["Sở Y tế", "Sở Tư pháp", "UBND tỉnh"]


def test_a_document_is_found_at_its_office_only(province: Province) -> None:
    made = papers.draft(province)

    assert drafts.find("sct", made.pk) == made
    with pytest.raises(drafts.OutgoingUnknownError):
        drafts.find("stttt", made.pk)


def test_long_texts_are_kept_whole_in_the_letter_and_cut_in_the_columns(province: Province) -> None:
    given = papers.letter(abstract="á" * 1_500)

    made = papers.draft(province, letter=given)

    assert len(made.abstract) == 1_000
    assert schema.decode(made.letter).abstract == given.abstract


def test_finding_one_takes_one_query(province: Province) -> None:
    made = papers.draft(province, campaign=province.campaign)

    with CaptureQueriesContext(connection) as queries:
        found = drafts.find("sct", made.pk)
        assert found.campaign == province.campaign

    assert len(queries) == 1
