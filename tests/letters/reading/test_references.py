"""References: each document once, the letter itself never."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter, Reference
from bluezone.letters.reading import references
from bluezone.letters.reading.page import prepare

STTTT = "Sở Thông tin và Truyền thông"
LETTER = Letter(
    type="Công văn", number="1169", symbol="SCT-VP", date=date(2020, 8, 10), issuer="Sở Công Thương",
    addressees=(STTTT,), is_draft=False,
)  # fmt: skip


def read(text: str, known: Letter = LETTER) -> list[Reference]:
    return [finding.value for finding in references.find(prepare(text), known)]


def test_a_reference_with_all_its_parts() -> None:
    text = f"Thực hiện văn bản số 563/STTTT-CNTT ngày 02/8/2020 của {STTTT} về việc cài đặt Bluezone, Sở Công Thương"

    assert read(f"{text} báo cáo như sau:") == [
        Reference(
            number_symbol="563/STTTT-CNTT",
            date=date(2020, 8, 2),
            issuer=STTTT,
            type="văn bản",
            as_written=f"văn bản số 563/STTTT-CNTT ngày 02/8/2020 của {STTTT}",
            abstract="cài đặt Bluezone",
            role="directive_answered",
        )
    ]


@pytest.mark.parametrize("text", [
    "Công văn số 1169/SCT-VP này", "(Kèm theo Công văn số 1169 /SCT-VP ngày 10/8/2020)", "Công văn số 1169/STC-VP",
    "Công văn số 1169 ngày 10/8/2020 của Sở",
])  # fmt: skip
def test_the_letter_itself_is_no_reference(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", [
    "Công văn số 1169/SCT-VP ngày 12/8/2019 của Sở Công Thương", "Công văn số 1169 ngày 02/8/2020 của Sở Y tế",
    "Công văn số 1169/STTTT-CNTT",
])  # fmt: skip
def test_another_document_with_the_letters_number_is_a_reference(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize("text", [
    "Công văn số 563/STTTT-CNTT; Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Y tế.",
    "Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Y tế. Theo Công văn số 563/STTTT-CNTT nêu trên.",
    "Công văn số 563/STTTT-CNTT ngày 02/8/2020 của Sở Y tế; Công văn số 563/STTT-CNTT.",
])  # fmt: skip
def test_a_document_cited_twice_is_one_and_the_fuller_stays(text: str) -> None:
    (found,) = read(text)

    assert (found.number_symbol, found.date, found.issuer) == ("563/STTTT-CNTT", date(2020, 8, 2), "Sở Y tế")


def test_two_letters_swapped_in_the_symbol_are_the_same_document() -> None:
    (found,) = read("Công văn số 8455/UBND-VX ngày 02/8/2020. Theo Công văn số 8455/UBDN-VX.")

    assert found.number_symbol == "8455/UBND-VX"


def test_the_same_number_of_another_day_is_another_document() -> None:
    assert len(read("Công văn số 12/SYT ngày 02/8/2020; Công văn số 12/SYT ngày 02/8/2019.")) == 2


def test_a_day_without_a_year_takes_the_letters() -> None:
    assert read("Công văn số 12/SYT ngày 09/8 của Sở Y tế.")[0].date == date(2020, 8, 9)


def test_the_reader_named_with_courtesy_is_the_addressee() -> None:
    assert read("Phúc đáp Công văn số 12/STTTT ngày 09/8 của Quý Sở, đơn vị báo cáo")[0].issuer == STTTT


def test_a_department_that_lost_its_first_letter_is_mended() -> None:
    text = "theo Văn bản số 571/STTTT-TTBCXB của ở Thông tin và Truyền thông."
    (found,) = read(text)

    assert found.issuer == STTTT
    assert found.as_written == "Văn bản số 571/STTTT-TTBCXB của ở Thông tin và Truyền thông"


def test_a_law_named_by_its_number_and_its_name_is_one() -> None:
    assert [
        one.number_symbol for one in read("Căn cứ Luật số 51/2010/QH12 của Quốc hội về Luật Người khuyết tật;")
    ] == ["51/2010/QH12"]


def test_recipients_are_not_searched() -> None:
    assert read("Sở báo cáo./.\n\nNơi nhận:\n- Như Công văn số 12/SYT;") == []


def test_a_number_without_a_noun_is_less_sure() -> None:
    (sure,) = references.find(prepare("Công văn số 12/SYT ngày 02/8"), LETTER)
    (less,) = references.find(prepare("xem (số 12/SYT ngày 02/8)"), LETTER)

    assert sure.certainty > less.certainty


def test_every_part_is_marked_where_it_stands() -> None:
    text = "Công văn số 12 /SYT-NV ngày 02/8/2020 của Sở Y tế về việc cài đặt."
    (found,) = references.find(prepare(text), LETTER)

    assert {name: text[at.start : at.end] for name, at in found.parts.items()} == {
        "number_symbol": "12 /SYT-NV", "date": "02/8/2020", "issuer": "Sở Y tế", "abstract": "cài đặt",
    }  # fmt: skip
