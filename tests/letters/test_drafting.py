"""A letter without text gets one, made of what it says and nothing else."""

from dataclasses import replace

import pytest

from bluezone.letters import drafting, schema
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Block, BlockKind, Letter
from tests.letters.office import COUNTS, ROWS, letter
from tests.letters.shared_letters import NAMES, SEED, truth_of


def bare(**changes: object) -> Letter:
    return replace(letter(), body=(), **changes)  # type: ignore[arg-type]  # fields of Letter by name


def text(drafted: Letter) -> str:
    return "\n".join(block.text for block in drafted.body)


def test_the_seed_letter_is_put_into_words_without_what_it_does_not_say() -> None:
    said = text(drafting.draft(schema.decode(truth_of(SEED))))

    assert "41/43 máy điện thoại" in said
    assert "đạt 95,3% so với số điện thoại cá nhân đăng ký." in said
    assert "Văn bản số 571/STTTT-TTBCXB của Sở Thông tin và Truyền thông, Sở Công Thương báo cáo" in said
    assert "quán triệt" not in said
    assert "roster" not in said


@pytest.mark.parametrize("name", [name for name in NAMES if name != SEED])
def test_a_document_that_reports_no_count_of_an_office_stays_as_it_is(name: str) -> None:
    given = schema.decode(truth_of(name))

    assert drafting.draft(given) == given


def test_a_body_that_is_there_stays() -> None:
    given = replace(letter(), body=(Block(BlockKind.PARAGRAPH, "Kính gửi./."),))

    assert drafting.draft(given) is given


def test_figures_by_unit_become_an_annex_that_the_text_names() -> None:
    drafted = drafting.draft(bare(counts=replace(COUNTS, by_unit=ROWS)))

    assert "Phụ lục kèm theo" in text(drafted)
    assert len(drafted.annexes) == 1


def test_a_report_gets_the_parts_of_a_report() -> None:
    drafted = drafting.draft(bare(type="Báo cáo nhanh", symbol="BC-SCT"))

    assert drafted.body[1].text == "I. KẾT QUẢ ĐẠT ĐƯỢC"


def test_figures_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(FiguresError):
        drafting.draft(bare(counts=replace(COUNTS, installed=40)))


@pytest.mark.parametrize(
    ("abstract", "app"),
    [
        ("triển khai cài đặt ứng dụng Bluezone trên thiết bị", "ứng dụng Bluezone"),
        ("kết quả cài đặt ứng dụng khẩu trang điện tử Bluezone", "ứng dụng khẩu trang điện tử Bluezone"),
        ('cài đặt ứng dụng "Sổ sức khỏe điện tử"', 'ứng dụng "Sổ sức khỏe điện tử"'),
        ("kích hoạt tài khoản định danh điện tử VNeID tháng 10", "tài khoản định danh điện tử VNeID"),
        ("tăng cường phòng, chống dịch", None),
        (None, None),
    ],
)
def test_the_app_is_what_the_abstract_names(abstract: str | None, app: str | None) -> None:
    assert drafting.app_in(abstract) == app
