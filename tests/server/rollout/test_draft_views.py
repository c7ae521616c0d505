"""Pages of one outgoing document: from draft to issued by buttons, every fault beside the letter, nothing lost."""

import re
import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from bluezone.rollout.issuing import Act
from bluezone.rollout.rights import Role
from bluezone.server.rollout import drafts
from bluezone.server.rollout.models import Incoming, Outgoing
from tests.server.rollout import papers
from tests.server.rollout.province import Province

STEPS = ((Role.CHECKER, "check"), (Role.SIGNER, "approve"), (Role.CLERK, "number"), (Role.CLERK, "issue"))


@pytest.fixture
def page(province: Province, client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def at(name: str, row: Outgoing, *args: object) -> str:
    return reverse(name, args=(row.unit_id, row.pk, *args))


def sign_in(client: Client, province: Province, role: Role) -> Client:
    client.force_login(province.user(role))
    return client


def test_four_buttons_lead_from_draft_to_issued(province: Province, page: Client) -> None:
    row = papers.draft(province, addressed=["vp"])

    for role, act in STEPS:
        shown = sign_in(page, province, role).get(at("draft", row))
        assert shown.context["main"] == act
        assert page.post(at("draft-step", row), {"act": act}).status_code == 302

    row.refresh_from_db()
    assert (row.stage, row.number_symbol) == ("issued", "01/SCT-VP")
    assert Incoming.objects.get().sent_as == row
    assert not page.get(at("draft", row)).context["acts"]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.SIGNER, Role.CLERK, Role.RECEIVING_OFFICER])
def test_who_may_not_check_sees_no_button_and_is_refused(province: Province, page: Client, role: Role) -> None:
    row = papers.draft(province)
    sign_in(page, province, role)

    assert page.get(at("draft", row)).context["main"] == ""
    answer = page.post(at("draft-step", row), {"act": "check"})

    assert answer.status_code == 403
    assert Outgoing.objects.get().stage == "draft"


def test_the_letter_stands_there_as_on_paper_in_vietnamese(province: Province, page: Client) -> None:
    row = papers.numbered(province)

    shown = sign_in(page, province, Role.CLERK).get(at("draft", row)).content.decode()

    letter = re.search(r'<article class="letter-paper" lang="vi".*?</article>', shown, re.DOTALL)
    assert letter
    order = ["UBND TỈNH QUẢNG TRỊ", "SỞ CÔNG THƯƠNG", "Số: 01/SCT-VP", "V/v", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    order += ["ngày 06 tháng 8 năm 2020", "Kính gửi:", "Thực hiện Văn bản số 563/STTTT-CNTT", "./.", "Nơi nhận:"]
    order += ["- Như trên;", "Lưu: VT, VP.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"]
    places = [letter[0].index(text) for text in order]
    assert places == sorted(places)
    assert "DỰ THẢO" in letter[0]


def test_what_breaks_a_rule_stands_beside_the_letter_and_keeps_it_from_its_number(
    province: Province, page: Client
) -> None:
    row = papers.approved(province, letter=papers.letter(signer=None))
    shown = sign_in(page, province, Role.CLERK).get(at("draft", row))
    assert shown.context["n_errors"] >= 1

    answer = page.post(at("draft-step", row), {"act": "number", "day": "2020-08-06"})

    assert answer.status_code == 409
    assert answer.context["step"].errors
    assert Outgoing.objects.get().number is None


def test_that_a_draft_has_no_number_yet_is_no_fault(province: Province, page: Client) -> None:
    row = papers.draft(province)

    shown = sign_in(page, province, Role.CHECKER).get(at("draft", row))

    assert shown.context["n_errors"] == 0


@pytest.mark.parametrize("day", ["2020-08-07", "x"])
def test_a_day_that_cannot_be_is_told_beside_its_field(province: Province, page: Client, day: str) -> None:
    row = papers.approved(province)

    answer = sign_in(page, province, Role.CLERK).post(at("draft-step", row), {"act": "number", "day": day})

    assert answer.status_code == 400
    assert answer.context["step"].errors["day"]
    assert f'value="{day}"' in answer.content.decode()
    assert Outgoing.objects.get().number is None


def test_what_is_sent_back_says_why_to_who_drafts(province: Province, page: Client) -> None:
    row = papers.approved(province)

    sign_in(page, province, Role.SIGNER).post(at("draft-step", row), {"act": "send_back", "note": "Thiếu UBND tỉnh."})

    shown = sign_in(page, province, Role.DRAFTER).get(at("draft", row))
    assert "Thiếu UBND tỉnh." in shown.content.decode()
    assert shown.context["acts"] == {"edit"}


def test_people_are_named_as_colleagues_know_them(province: Province, page: Client) -> None:
    user = province.user(Role.CHECKER)
    user.full_name = "Lê Thị Hạnh"
    user.save()
    row = papers.approved(province)

    shown = sign_in(page, province, Role.DRAFTER).get(at("draft", row))

    assert shown.context["history"][0].who == "Lê Thị Hạnh"


def test_a_draft_is_dropped_with_a_button(province: Province, page: Client) -> None:
    row = papers.draft(province)

    answer = sign_in(page, province, Role.DRAFTER).post(at("draft-drop", row))

    assert answer.headers["Location"] == reverse("papers-out", args=("sct",))
    assert not Outgoing.objects.exists()


def test_an_unknown_step_is_no_step(province: Province, page: Client) -> None:
    row = papers.draft(province)
    sign_in(page, province, Role.DRAFTER)

    assert page.post(at("draft-step", row), {"act": "shred"}).status_code == 404
    assert page.post(at("draft-step", row), {}).status_code == 400
    assert page.post(at("draft-step", row), {"act": "edit"}).status_code == 404


def edited(row: Outgoing, **values: str) -> dict[str, str]:
    letter = drafts.pure(row).letter
    blocks = {f"block-{number}": block.text for number, block in enumerate(letter.body, 1)}
    return {
        "addressees": "\n".join(letter.addressees or ()),
        "abstract": letter.abstract or "",
        "recipients": "UBND tỉnh (b/c)",
        "archive": "VT, VP",
        "signer_authority": "KT. GIÁM ĐỐC",
        "signer_title": "PHÓ GIÁM ĐỐC",
        "signer_name": "Trần Văn Bình",
        **blocks,
        **values,
    }


def test_fields_left_as_they_are_leave_the_letter_as_it_is(province: Province, page: Client) -> None:
    row = papers.draft(province)
    before = drafts.pure(row).letter

    answer = sign_in(page, province, Role.DRAFTER).post(at("draft-edit", row), edited(row))

    assert answer.status_code == 302
    row.refresh_from_db()
    assert drafts.pure(row).letter == before


def test_paragraphs_are_changed_added_and_taken_out(province: Province, page: Client) -> None:
    row = papers.draft(province)
    said = edited(row, **{"block-2": "Việc một.\r\nViệc hai.", "block-3": " "})

    sign_in(page, province, Role.DRAFTER).post(at("draft-edit", row), said)

    row.refresh_from_db()
    body = drafts.pure(row).letter.body
    assert [block.text for block in body[1:3]] == ["Việc một.", "Việc hai."]
    assert len(body) == 4


def test_a_wrong_field_loses_nothing_of_the_text(province: Province, page: Client) -> None:
    row = papers.draft(province)

    answer = sign_in(page, province, Role.DRAFTER).post(
        at("draft-edit", row), edited(row, abstract="", **{"block-2": "Một câu mới."})
    )

    assert answer.status_code == 400
    assert "Một câu mới." in answer.content.decode()
    assert drafts.pure(Outgoing.objects.get()).letter == papers.letter()


def test_a_report_keeps_its_figures_and_its_annex_when_it_is_edited(province: Province, page: Client) -> None:
    snapshot = papers.frozen(province)
    row = papers.draft(province, **papers.report_values(province, snapshot))
    before = drafts.pure(row).letter

    sign_in(page, province, Role.DRAFTER).post(at("draft-edit", row), edited(row, abstract="kết quả cài đặt"))

    row.refresh_from_db()
    after = drafts.pure(row).letter
    assert (after.counts, after.cutoff, after.annexes) == (before.counts, before.cutoff, before.annexes)
    assert after.abstract == "kết quả cài đặt"


def test_only_a_draft_is_edited(province: Province, page: Client) -> None:
    row = papers.approved(province)

    assert sign_in(page, province, Role.DRAFTER).get(at("draft-edit", row)).status_code == 403


@pytest.mark.parametrize(("ending", "begin"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_letter_is_had_as_a_file(province: Province, page: Client, ending: str, begin: bytes) -> None:
    row = papers.issued(province)

    got = sign_in(page, province, Role.SIGNER).get(at("draft-file", row, ending))

    assert got.content.startswith(begin)
    assert got.headers["Content-Disposition"] == f'attachment; filename="01-SCT-VP.{ending}"'


def test_the_file_of_a_draft_is_marked_as_one(province: Province, page: Client) -> None:
    row = papers.draft(province)

    got = sign_in(page, province, Role.DRAFTER).get(at("draft-file", row, "docx"))

    packed = zipfile.ZipFile(BytesIO(got.content))
    assert any("DỰ THẢO" in packed.read(name).decode(errors="ignore") for name in packed.namelist())
    assert page.get(at("draft-file", row, "exe")).status_code == 404


def test_what_it_answers_is_chosen_among_open_documents(province: Province, page: Client) -> None:
    waits, done = papers.incoming(province), papers.incoming(province, 2, state="answered")
    row = papers.draft(province)
    sign_in(page, province, Role.DRAFTER)
    form = page.get(at("draft-answers", row)).context["form"]
    assert [value for value, _ in form.fields["answers"].choices] == [str(waits.pk)]

    page.post(at("draft-answers", row), {"answers": [str(waits.pk)]})
    refused = page.post(at("draft-answers", row), {"answers": [str(done.pk)]})

    assert refused.status_code == 400
    assert list(row.answers.all()) == [waits]


def test_the_head_withdraws_with_a_reason(province: Province, page: Client) -> None:
    row = papers.issued(province)
    sign_in(page, province, Role.SIGNER)

    assert page.post(at("draft-withdraw", row), {"reason": " "}).status_code == 400
    assert page.post(at("draft-withdraw", row), {"reason": "Sai số liệu."}).status_code == 302
    assert page.post(at("draft-withdraw", row), {"reason": "Sai."}).status_code == 409

    row.refresh_from_db()
    assert row.is_withdrawn
    assert "Sai số liệu." in page.get(at("draft", row)).content.decode()


def test_a_replacement_is_drafted_with_a_button_and_both_name_each_other(province: Province, page: Client) -> None:
    old = papers.issued(province)

    answer = sign_in(page, province, Role.DRAFTER).post(at("draft-replace", old))

    new = Outgoing.objects.get(replaces=old)
    assert answer.headers["Location"] == at("draft", new)
    assert at("draft", new) in page.get(at("draft", old)).content.decode()
    assert at("draft", old) in page.get(at("draft", new)).content.decode()


def test_a_document_is_not_shown_through_another_office(province: Province, page: Client) -> None:
    row = papers.draft(province)
    page.force_login(province.user(Role.CLERK, "stttt"))

    assert page.get(reverse("draft", args=("stttt", row.pk))).status_code == 404
    assert page.get(at("draft", row)).status_code == 403


def test_acts_are_named_in_forms_as_the_rules_name_them() -> None:
    assert [act.name.lower() for act in Act] == ["edit", "check", "approve", "number", "issue", "send_back"]
