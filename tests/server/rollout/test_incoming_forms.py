"""What a form on incoming papers starts with, and what is read of it."""

from datetime import date, time

from django.utils.datastructures import MultiValueDict

from bluezone.documents.errors import DocumentError
from bluezone.letters.letter import Letter
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import moment_utc
from bluezone.server.rollout import assigning, incoming_forms
from bluezone.server.rollout.assigning import Order
from bluezone.server.rollout.incoming_forms import AssignForm, ForwardForm, IncomingForm, UploadForm
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province

UNITS = [("vp", "Văn phòng"), ("cd", "Công đoàn")]


def test_what_was_not_read_stays_empty() -> None:
    assert incoming_forms.of_letter(Letter()) == {}
    assert incoming_forms.of_letter(Letter(symbol="SCT-VP", urgency="khẩn")) == {
        "number_symbol": "SCT-VP",
        "urgency": "KHẨN",
    }
    assert incoming_forms.of_letter(Letter(urgency="sớm")) == {}


def test_what_was_read_fits_its_columns() -> None:
    found = incoming_forms.of_letter(
        papers.letter(number="1" * 100, issuer="x" * 400, abstract="y" * 2_000, type="z" * 90)
    )

    assert {name: len(found[name]) for name in ("number_symbol", "issuer", "abstract", "kind")} == {
        "number_symbol": 60,
        "issuer": 300,
        "abstract": 1_000,
        "kind": 60,
    }


def test_a_file_that_could_not_be_read_is_named_all_the_same() -> None:
    assert incoming_forms.of_file(DocumentError("no"), "ab", "a.pdf") == {"file": "ab", "file_name": "a.pdf"}


def test_a_row_fills_the_form_with_what_it_says(province: Province) -> None:
    row = papers.incoming(province)

    form = IncomingForm(incoming_forms.of_row(row))

    assert form.is_valid(), form.errors
    assert incoming_forms.of_row(row) == {name: getattr(form.entry(), name) for name in incoming_forms.of_row(row)}


def test_an_order_comes_back_as_it_was_given(province: Province) -> None:
    row = papers.incoming(province)
    order = Order("vp", ("cd",), moment_utc(date(2020, 8, 9), time(8)), "Làm ngay.")
    made = assigning.assign(row, order, by=province.acting(Role.SIGNER), now=THURSDAY)
    first = incoming_forms.of_assignment(made)

    form = AssignForm({**first, "due_time": "08:00"}, units=UNITS)

    assert form.is_valid(), form.errors
    assert form.order() == order
    assert incoming_forms.of_assignment(None) == {}


def test_the_chosen_units_count_only_where_units_are_chosen() -> None:
    def units(to: str) -> tuple[str, ...]:
        form = ForwardForm(
            {"to": to, "units": ["cd"], "tasks": "Làm"},
            units=UNITS,
            ways=[(each, each) for each in ("all", "direct", "chosen")],
        )
        assert form.is_valid(), form.errors
        return form.plan(("vp", "cd", "x"), ("vp", "cd")).units

    assert [units(to) for to in ("all", "direct", "chosen")] == [("vp", "cd", "x"), ("vp", "cd"), ("cd",)]


def test_a_form_without_file_says_so() -> None:
    assert UploadForm({}, MultiValueDict()).errors["file"]
