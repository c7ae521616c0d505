"""The papers of August 2020, by the pages alone: a directive comes in, goes on, and is answered by a report."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bluezone.rollout.rights import Role
from bluezone.server.rollout import letterheads
from bluezone.server.rollout.models import Incoming, Outgoing, Received
from tests.server.rollout import papers
from tests.server.rollout.province import CUTOFF, Province
from tests.server.rollout.test_letterheads import TEXT
from tests.server.scene import HandClock

ELSEWHERE = {
    "kind": "Công văn",
    "symbol": "SCT-QLTM",
    "dated": "2020-08-10",
    "abstract": "kiểm tra chợ",
    "signer": "Trần Văn Bình",
    "recipients": "UBND tỉnh",
    "copies": "2",
}


class Office:
    """People of the province before their pages."""

    def __init__(self, province: Province) -> None:
        self.province = province

    def get(self, role: Role, unit: str, name: str, *args: object) -> Any:
        """Open a page."""
        return self._client(role, unit).get(reverse(name, args=(unit, *args)))

    def post(self, role: Role, unit: str, name: str, *args: object, **said: object) -> Any:
        """Send a form, which must be taken."""
        answer = self._client(role, unit).post(reverse(name, args=(unit, *args)), said)
        assert answer.status_code == 302, answer.content.decode()
        return answer

    def _client(self, role: Role, unit: str) -> Client:
        client = Client()
        client.force_login(self.province.user(role, unit))
        return client

    def issue(self, row: Outgoing) -> Outgoing:
        """Take every step from draft to issued, each by who may."""
        for role, act in (
            (Role.CHECKER, "check"),
            (Role.SIGNER, "approve"),
            (Role.CLERK, "number"),
            (Role.CLERK, "issue"),
        ):
            self.post(role, "sct", "draft-step", row.pk, act=act)
        row.refresh_from_db()
        return row


def directive(office: Office) -> Incoming:
    """Register the directive from its file, as it was read."""
    file = SimpleUploadedFile("563.txt", papers.LETTER_TEXT.encode())
    read = office.post(Role.CLERK, "sct", "paper-read", file=file)
    client = office._client(Role.CLERK, "sct")
    form = client.get(read.headers["Location"]).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    office.post(Role.CLERK, "sct", "paper-new", **said)
    return Incoming.objects.get(unit_id="sct")


def test_a_directive_comes_in_goes_on_and_is_answered(province: Province, hand_clock: HandClock) -> None:
    office = Office(province)
    letterheads.change("sct", TEXT, by=province.acting(Role.CLERK), now=province.now)
    office.post(Role.CLERK, "sct", "paper-numbers", direction="out", series="", last="1157")

    row = directive(office)
    assert (row.number, row.number_symbol, row.issuer) == (1, "563/STTTT-CNTT", "Sở Thông tin và Truyền thông")
    office.post(Role.SIGNER, "sct", "paper-assign", row.pk, lead="vp", due_day="2020-08-09", due_time="17:00")

    office.post(
        Role.CLERK,
        "sct",
        "paper-forward",
        row.pk,
        to="direct",
        named="Các phòng, đơn vị thuộc Sở",
        drafting="QLTM",
        tasks="Phổ biến đến toàn thể cán bộ\nCài đặt ứng dụng Bluezone",
        until_day="2020-08-09",
        until_time="08:00",
    )
    onward = office.issue(Outgoing.objects.get())
    assert onward.number_symbol == "1158/SCT-QLTM"
    for unit in ("vp", "ttkc", "cd"):
        shown = office.get(Role.CLERK, unit, "papers-in").context["rows"]
        assert [(each["row"].number, each["row"].number_symbol) for each in shown] == [(1, "1158/SCT-QLTM")]

    snapshot = papers.frozen(province, 41, 2)
    hand_clock.at = province.now
    for _ in range(10):
        office.post(Role.CLERK, "sct", "paper-out-new", **ELSEWHERE)
    late = office.get(Role.CLERK, "sct", "papers-overdue").context["rows"]
    assert [each["row"].pk for each in late] == [row.pk]
    report = office.issue(papers.draft(province, **papers.report_values(province, snapshot), answers=[row]))

    row.refresh_from_db()
    assert (report.number_symbol, row.state) == ("1169/SCT-VP", "answered")
    assert not office.get(Role.CLERK, "sct", "papers-overdue").context["rows"]
    tracking = office.get(Role.CLERK, "sct", "paper-book", "tracking").context["rows"]
    assert tracking[0][5] == "1169/SCT-VP"
    received = Received.objects.get()
    assert (received.installed, received.total, received.as_of) == (41, 43, CUTOFF)
    assert received.read["counts"]["percent_text"] == "95,3%"
    arrived = office.get(Role.CLERK, "stttt", "papers-in").context["rows"]
    assert [each["row"].number_symbol for each in arrived] == ["1169/SCT-VP"]
