"""A letter as fields and back."""

from bluezone.letters.letter import Block, BlockKind, Letter, Recipient, Signer, Table
from bluezone.rollout.report import OFFICIAL_LETTER
from bluezone.server.rollout.draft_forms import DraftForm, ElsewhereForm, LetterheadForm
from tests.server.rollout import papers
from tests.server.rollout.test_letterheads import TEXT

TABLE = Block(BlockKind.TABLE, table=Table(("a",), (("1",),)))


def through(letter: Letter, **values: str) -> Letter:
    first = DraftForm(None, letter)
    said = {name: first[name].value() or "" for name in first.fields}
    form = DraftForm({**said, **values}, letter)
    assert form.is_valid(), form.errors
    return form.changed()


def test_a_letter_comes_back_from_its_fields_as_it_was() -> None:
    letter = papers.letter()

    assert through(letter) == letter


def test_tables_stay_where_they_are() -> None:
    text = Block(BlockKind.PARAGRAPH, "Một.")
    letter = papers.letter(body=(text, TABLE, text))

    assert through(letter, **{"block-3": "Hai.\nBa."}).body == (
        text,
        TABLE,
        Block(BlockKind.PARAGRAPH, "Hai."),
        Block(BlockKind.PARAGRAPH, "Ba."),
    )


def test_a_committee_signs_with_its_lines() -> None:
    letter = papers.letter(
        signer=Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Bình"), urgency="KHẨN"
    )

    assert through(letter) == letter


def test_other_addressees_stand_in_the_list_of_recipients_too() -> None:
    changed = through(papers.letter(), addressees="Sở Y tế\nSở Tư pháp", recipients="Lưu trữ tỉnh")

    assert changed.recipients == (
        Recipient("Sở Y tế và Sở Tư pháp", as_written="Như trên"),
        Recipient("Lưu trữ tỉnh"),
    )


def test_a_symbol_of_elsewhere_has_no_blanks_and_no_slash() -> None:
    def symbol(text: str) -> str | None:
        form = ElsewhereForm({"symbol": text}, papers=())
        form.is_valid()
        found: str | None = form.cleaned_data.get("symbol")
        return found

    assert [symbol(text) for text in ("SCT - VP", "5/SCT-VP", "2020/NĐ-CP")] == ["SCT-VP", None, "2020/NĐ-CP"]
    assert f">{OFFICIAL_LETTER.name}<" in str(ElsewhereForm(papers=())["kind"])


def test_a_letterhead_comes_back_from_its_fields() -> None:
    form = LetterheadForm({name: getattr(TEXT, name) for name in type(TEXT).__dataclass_fields__})

    assert form.is_valid(), form.errors
    assert form.text().signer_name == TEXT.signer_name
    assert form.text().recipients.splitlines() == TEXT.recipients.strip().splitlines()
