"""The books as they are printed and as files."""

import pytest
from django.test import Client
from django.urls import reverse

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.rollout import register_views
from tests.server.rollout import papers
from tests.server.rollout.province import Province


@pytest.fixture
def viewer(province: Province, client: Client) -> Client:
    papers.incoming(province)
    papers.issued(province)
    client.force_login(province.user(Role.SIGNER))
    return client


@pytest.mark.parametrize(("book", "n_columns"), [("in", 10), ("tracking", 7), ("out", 10)])
def test_a_book_is_printed_with_every_column_of_the_decree(viewer: Client, book: str, n_columns: int) -> None:
    shown = viewer.get(reverse("paper-book", args=("sct", book)))

    assert len(shown.context["heads"]) == n_columns
    assert [len(row) for row in shown.context["rows"]] == [n_columns]
    assert 'media="print"' in shown.content.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("book", ["in", "tracking", "out"])
def test_a_book_is_had_as_a_file_that_a_spreadsheet_opens(viewer: Client, book: str, ending: str) -> None:
    got = viewer.get(reverse("paper-book-file", args=("sct", book, ending)))

    table = [[*row] for row in sheets.read(got.content).sheets[0].rows]
    shown = viewer.get(reverse("paper-book", args=("sct", book)))
    width = len(shown.context["heads"])
    filled = [[*row, *[""] * (width - len(row))] for row in table[-2:]]
    assert filled == [shown.context["heads"], *shown.context["rows"]]
    assert got.headers["Content-Disposition"].startswith("attachment")


def test_a_search_is_printed_as_it_was_asked(province: Province, viewer: Client) -> None:
    papers.incoming(province, 2, state="answered", number_symbol="9/X")

    shown = viewer.get(reverse("paper-book", args=("sct", "in")), {"state": "answered"})

    assert [row[3] for row in shown.context["rows"]] == ["9/X"]


def test_a_book_runs_from_the_first_number_to_the_last(province: Province, viewer: Client) -> None:
    papers.incoming(province, 2)
    papers.issued(province)

    assert [row[1] for row in viewer.get(reverse("paper-book", args=("sct", "in"))).context["rows"]] == ["01", "02"]
    printed = viewer.get(reverse("paper-book", args=("sct", "out"))).context["rows"]
    assert [row[0] for row in printed] == ["01/SCT-VP", "02/SCT-VP"]


def test_a_book_that_is_too_long_to_print_says_so_and_is_whole_as_a_file(
    province: Province, viewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_views, "MOST_PRINTED", 2)
    for number in (2, 3):
        papers.incoming(province, number)

    shown = viewer.get(reverse("paper-book", args=("sct", "in")))
    got = viewer.get(reverse("paper-book-file", args=("sct", "in", "xlsx")))

    assert [row[1] for row in shown.context["rows"]] == ["01", "02"]
    assert 'class="warning"' in shown.content.decode()
    assert [row[1] for row in sheets.read(got.content).sheets[0].rows[-3:]] == ["01", "02", "03"]


@pytest.mark.parametrize("args", [("sct", "none"), ("sct", "in", "exe"), ("sct", "none", "csv")])
def test_what_is_no_book_is_not_there(viewer: Client, args: tuple[str, ...]) -> None:
    name = "paper-book" if len(args) == 2 else "paper-book-file"

    assert viewer.get(reverse(name, args=args)).status_code == 404


def test_books_are_shown_to_who_may_see_papers_only(province: Province, client: Client) -> None:
    client.force_login(province.user(Role.VIEWER))

    assert client.get(reverse("paper-book-file", args=("sct", "in", "csv"))).status_code == 403
