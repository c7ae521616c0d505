"""Who issued a document: names of every shape, and where they end."""

import pytest

from bluezone.letters.reading import authors
from bluezone.letters.reading.tokens import Text

NAMES = [
    "Sở Thông tin và Truyền thông tỉnh Quảng Trị", "UBND huyện Hướng Hóa", "Bộ Lao động - Thương binh và Xã hội",
    "Thủ tướng Chính phủ", "Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh", "Chủ tịch UBND tỉnh", "Sở TT&TT",
    "Công đoàn Viên chức tỉnh", "Đảng ủy Khối các cơ quan tỉnh", "Chi cục Quản lý thị trường", "Giám đốc Sở Y tế",
    "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh", "Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam",
    "Trường THPT Lê Lợi", "Công ty Điện lực Quảng Trị",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rest", [
    " về việc cài đặt", ", Sở báo cáo", " và Công văn", " triển khai cài đặt", ";", ".", " V/v cài đặt",
    " ban hành Quy chế",
])  # fmt: skip
def test_a_name_ends_where_the_sentence_goes_on(name: str, rest: str) -> None:
    found = authors.behind(Text(f"của {name}{rest}"), 0)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("verb", ["ban hành", "đã có", "tiếp tục ban hành", "có", "đã gửi các", "tại", "tại các"])
def test_who_acts_before_a_document(name: str, verb: str) -> None:
    text = Text(f"Theo đó, {name} {verb} Công văn")
    found = authors.before(text, len(text) - 2 - verb.endswith("các"))

    assert found is not None
    assert found.author.name == name


@pytest.mark.parametrize(("text", "name"), [
    ("Sở đã ban hành Công văn", "Sở"), ("Thành phố đã có Công văn", "Thành phố"), 
    ("nên Chi cục có Công văn", "Chi cục"),
])  # fmt: skip
def test_a_head_alone_may_act(text: str, name: str) -> None:
    tokens = Text(text)
    found = authors.before(tokens, len(tokens) - 2)

    assert found is not None
    assert found.author.name == name


@pytest.mark.parametrize("text", ["người dân có Công văn", "đã ban hành Công văn", "Công văn", "sổ sách tại Công văn"])
def test_where_nobody_is_named(text: str) -> None:
    tokens = Text(text)

    assert authors.before(tokens, len(tokens) - 2) is None


@pytest.mark.parametrize("text", [
    "Ngày 10/8/2020, UBND tỉnh đã có Công văn", "UBND tỉnh ngày 10/8/2020 đã có Công văn",
    "Trước đó, ngày 10 tháng 8 năm 2020, UBND tỉnh ban hành Công văn",
])  # fmt: skip
def test_the_day_before_the_verb_is_the_documents(text: str) -> None:
    tokens = Text(text)
    found = authors.before(tokens, len(tokens) - 2)

    assert found is not None
    assert found.day is not None
    assert (found.author.name, found.day.value.day) == ("UBND tỉnh", 10)


def test_the_courteous_name_of_the_reader_is_told_as_such() -> None:
    found = authors.behind(Text("của Quý Sở về việc"), 0)

    assert found is not None
    assert (found.name, found.is_reader) == ("Quý Sở", True)


@pytest.mark.parametrize(("text", "name"), [
    ("do Thủ tướng Chính phủ ban hành", "Thủ tướng Chính phủ"), ("do tỉnh Vĩnh Phúc ban hành", "tỉnh Vĩnh Phúc"),
    ("do dịch bệnh; nay ban hành", None), ("của Sở ban hành", None), ("do", None),
])  # fmt: skip
def test_who_issued_behind_an_abstract(text: str, name: str | None) -> None:
    found = authors.who_issued(Text(text), 0)

    assert (found.name if found else None) == name


@pytest.mark.parametrize("text", ["của người dân", "của cơ quan", "của", "về việc", ""])
def test_what_is_no_body(text: str) -> None:
    assert authors.behind(Text(text), 0) is None
