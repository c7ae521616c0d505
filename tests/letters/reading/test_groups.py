"""What a rate refers to."""

import pytest

from bluezone.letters.reading import groups
from bluezone.letters.reading.tokens import Text


def group(text: str) -> str | None:
    found = next(groups.group(Text(text), 0), None)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("tổng số hội viên có điện thoại thông minh, tăng 6,1 điểm", "tổng số hội viên có điện thoại thông minh"),
        ("dân số, xếp thứ 41/63 tỉnh", "dân số"),
        ("số điện thoại cá nhân đăng ký. Riêng có 02 máy", "số điện thoại cá nhân đăng ký"),
        ("số điện thoại đã đăng ký; còn 02 máy", "số điện thoại đã đăng ký"),
        ("công dân từ 14 tuổi trở lên đang cư trú, đạt 77,8%", "công dân từ 14 tuổi trở lên đang cư trú"),
        ("công chức, viên chức, người lao động của Sở đã cài đặt", "công chức, viên chức, người lao động của Sở"),
        (
            "đoàn viên có sử dụng điện thoại di động thông minh đã cài",
            "đoàn viên có sử dụng điện thoại di động thông minh",
        ),
    ],
)
def test_a_group_goes_on_until_something_new_is_said(text: str, named: str) -> None:
    assert group(text) == named


@pytest.mark.parametrize("text", ["tổng số cơ quan, đơn vị", "kế hoạch năm", "máy tính của Sở", "tổng"])
def test_what_is_no_people_or_phones_is_no_group(text: str) -> None:
    assert group(text) is None


def test_the_noun_of_a_group_leaves_the_quantifier_out() -> None:
    assert groups.noun_of(Text("tổng số smartphone cài đặt"), 0) == (3, "smartphone")
    assert groups.noun_of(Text("tổng số cơ quan"), 0) is None
