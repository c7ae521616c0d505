"""Citations: number, date, issuer, and what belongs to several documents at once."""

import pytest

from bluezone.letters.reading.citations import Citation, citations
from bluezone.letters.reading.tokens import Text


def read(text: str) -> list[Citation]:
    tokens = Text(text)
    return citations(tokens, len(tokens))


def parts(text: str) -> list[tuple[str | None, str, str | None, str | None]]:
    """Return (kind, number, date as digits, issuer) of every citation."""
    found = []
    for one in read(text):
        day = f"{one.day.day}/{one.day.month}" if one.day else None
        found.append((one.kind, one.number, day, one.issuer.name if one.issuer else None))
    return found


STTTT = "Sở Thông tin và Truyền thông"


@pytest.mark.parametrize(("text", "expected"), [
    (f"Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020 của {STTTT} về việc cài đặt,",
     ("Công văn", "563/STTTT-CNTT", "2/8", STTTT)),
    (f"Văn bản số 1158/STTTT-VP, ngày 07/8/2020 của {STTTT}; Đồng thời", ("Văn bản", "1158/STTTT-VP", "7/8", STTTT)),
    (f"Công văn 563/STTTT-CNTT (ngày 02/8/2020) của {STTTT},", ("Công văn", "563/STTTT-CNTT", "2/8", STTTT)),
    (f"Công văn số: 563/STTTT-CNTT ngày 2 tháng 8 năm 2020 của {STTTT} V/v cài",
     ("Công văn", "563/STTTT-CNTT", "2/8", STTTT)),
    ("Công văn số 3928/UBND-KGVX của UBND tỉnh ngày 04/8 về", ("Công văn", "3928/UBND-KGVX", "4/8", "UBND tỉnh")),
    ("Công văn số 1967/UBND-KGVX, ký ngày 4.8.2020, về việc", ("Công văn", "1967/UBND-KGVX", "4/8", None)),
    ("Công văn của UBND tỉnh số 3928/UBND-KGVX ngày 04/8/2020", ("Công văn", "3928/UBND-KGVX", "4/8", "UBND tỉnh")),
    ("Thành phố đã có Công văn nhắc nhở (số 2044/UBND-VHTT ngày 07/9/2020).",
     ("Công văn", "2044/UBND-VHTT", "7/9", "Thành phố")),
    ("công văn 1224/KCN-QLDN ngày 13/08/2020 của Quý Ban, Công ty", ("công văn", "1224/KCN-QLDN", "13/8", "Quý Ban")),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về", ("Nghị định", "30/2020/NĐ-CP", "5/3", "Chính phủ")),
    ("Chỉ thị 15/CT-TTg năm 2020 về quyết liệt do Thủ tướng Chính phủ ban hành",
     ("Chỉ thị", "15/CT-TTg", None, "Thủ tướng Chính phủ")),
    ("Công văn số 563 ngày 02/8/2020 của Sở Y tế.", ("Công văn", "563", "2/8", "Sở Y tế")),
    ("Tờ trình số 3236/TTr -SNN ngày 12/11/2024", ("Tờ trình", "3236/TTr-SNN", "12/11", None)),
    ("chỉ đạo của UBND tỉnh (Công văn số 39/UBND-VX ngày 04/8)", ("Công văn", "39/UBND-VX", "4/8", "UBND tỉnh")),
    ("Quyết định thành lập cụm số 1957/QĐ-UBND ngày 11/6", ("Quyết định", "1957/QĐ-UBND", "11/6", None)),
    ("Hướng dẫn liên ngành số 09/HDLN của Sở Y tế - Sở Tài chính;",
     ("Hướng dẫn liên ngành", "09/HDLN", None, "Sở Y tế - Sở Tài chính")),
    ("THỰC HIỆN CÔNG VĂN SỐ 78/SYT NGÀY 02/8/2020 CỦA SỞ Y TẾ VỀ VIỆC", ("CÔNG VĂN", "78/SYT", "2/8", "SỞ Y TẾ")),
    ("Thuc hien Cong van so 78/SYT ngay 02/8/2020 cua So Y te ve viec", ("Cong van", "78/SYT", "2/8", "So Y te")),
])  # fmt: skip
def test_one_document(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    assert parts(text) == [expected]


@pytest.mark.parametrize("text", [
    "Số: 1169/SCT-VP\n\nQuảng Trị", "Số 1169/SCT-VP\nQuảng Trị", "có 41/43 máy, thứ 12/63 tỉnh", "theo mẫu số 01/BC",
    "phụ lục số 02/PL-BC", "số điện thoại 0233/SYT", "Công văn số ……/SKHCN-CĐS ngày …/…/2025", "ngày 05/8/2020",
    "Số hiệu: 6837/VPCP-KGVX", "kế hoạch của Sở",
])  # fmt: skip
def test_what_is_no_citation(text: str) -> None:
    assert read(text) == []


def test_an_issuer_before_several_documents_stands_for_all() -> None:
    found = parts(
        "Hội LHPN tỉnh ban hành các Công văn số 402/BTV-TG ngày 06/8, số 411/BTV-TG và Kế hoạch số 37/KH-BTV."
    )

    assert found == [
        ("Công văn", "402/BTV-TG", "6/8", "Hội LHPN tỉnh"),
        ("Công văn", "411/BTV-TG", None, "Hội LHPN tỉnh"),
        ("Kế hoạch", "37/KH-BTV", None, "Hội LHPN tỉnh"),
    ]


def test_an_issuer_behind_numbers_under_one_noun_stands_for_all() -> None:
    found = parts("các Công văn số 12/STTTT ngày 01/8/2020, số 15/STTTT ngày 02/8/2020 và 17/STTTT của Sở Y tế, đơn vị")

    assert [issuer for *_, issuer in found] == ["Sở Y tế"] * 3


def test_an_issuer_behind_the_second_of_two_documents_is_not_that_of_the_first() -> None:
    found = parts("Công văn số 2117/SNN-VP ngày 01/11/2021; Công văn số 78/SYT ngày 02/11/2021 của Sở Y tế.")

    assert [issuer for *_, issuer in found] == [None, "Sở Y tế"]


def test_whoever_is_named_with_tai_stands_for_all_until_another_is() -> None:
    found = parts(
        "của Bộ Y tế tại Tờ trình số 1/TTr-BYT và Báo cáo số 2/BC-BYT; "
        "của UBND tỉnh tại các văn bản số 3/UBND-VX và số 4/UBND-VX."
    )

    assert [issuer for *_, issuer in found] == ["Bộ Y tế", "Bộ Y tế", "UBND tỉnh", "UBND tỉnh"]


def test_the_date_before_the_issuer_belongs_to_the_document() -> None:
    text = Text("Ngày 10/8/2020, Sở Thông tin và Truyền thông đã có Công văn số 1061/STTTT-CNTT đề nghị báo cáo.")
    (found,) = citations(text, len(text))

    assert found.day is not None
    assert (found.day.day, found.day.month) == (10, 8)
    assert text.slice(found.first, found.last) == text.written.removesuffix(" đề nghị báo cáo.")


def test_further_numbers_need_no_noun() -> None:
    assert [number for _, number, *_ in parts("Quyết định số 749/QĐ-TTg, 942/QĐ-TTg của Thủ tướng Chính phủ.")] == [
        "749/QĐ-TTg",
        "942/QĐ-TTg",
    ]


def test_what_stands_behind_the_limit_is_not_read() -> None:
    text = Text("Công văn số 1/SYT. Nơi nhận: Công văn số 2/SYT")

    assert [one.number for one in citations(text, text.index_at(text.written.index("Nơi")))] == ["1/SYT"]


@pytest.mark.parametrize("rest", [
    ", ngày 12/3/2020, UBND huyện đã họp.", ", ngày 12/3/2020, huyện có 41 máy cài đặt.", "; ngày 12/3/2020, Sở họp.",
])  # fmt: skip
def test_a_day_between_commas_behind_the_issuer_begins_what_follows(rest: str) -> None:
    (found,) = citations(Text(f"Thực hiện Công văn số 77/UBND-VX của UBND tỉnh{rest}"), 99)

    assert found.issuer is not None
    assert found.day is None
