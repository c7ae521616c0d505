"""What is typed of rosters becomes what the rules read."""

from bluezone.rollout.column_words import Field
from bluezone.server.rollout import roster_forms
from bluezone.server.rollout.roster_forms import MemberForm, UploadForm
from tests.server.rollout.province import Province


def test_a_file_or_a_paste_is_needed() -> None:
    assert not UploadForm({"text": "  "}).is_valid()
    assert UploadForm({"text": "a\tb"}).is_valid()


def test_columns_are_read_from_their_selects_and_nonsense_is_passed_over() -> None:
    data = {"column-0": "name", "column-1": roster_forms.NOT_READ, "column-2": "soul", "column-x": "phone"}

    assert roster_forms.corrected(data) == {0: Field.NAME, 1: None}


def test_a_column_that_stays_as_it_was_shown_is_no_correction() -> None:
    data = {"column-0": "name", "was-0": "phone", "column-1": "phone", "was-1": "phone", "column-2": "-", "was-2": "-"}

    assert roster_forms.corrected(data) == {0: Field.NAME}


def test_doubts_are_decided_for_a_member_or_for_somebody_new() -> None:
    data = {"row-2": "17", "row-3": "new", "row-4": "", "row-x": "5", "other": "1"}

    assert roster_forms.decisions(data) == {2: "17", 3: None}


def test_a_plain_phone_is_typed_as_one(province: Province) -> None:
    form = MemberForm([province.at("vp")], {"name": "Nguyễn Văn An", "system": "feature_phone"})

    assert form.is_valid(), form.errors
    assert form.typed().system == "điện thoại phổ thông"


def test_every_field_of_a_column_is_offered() -> None:
    assert {value for value, _ in roster_forms.fields()} == set(Field)
