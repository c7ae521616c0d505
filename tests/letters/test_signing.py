"""Who may sign: every form the decree names passes, and each wrong hand is told from the right one."""

import pytest

from bluezone.letters import schema
from bluezone.letters.letter import Signer
from bluezone.letters.signing import Authority, academic_title, faults, lines
from tests.letters.shared_letters import NAMES, truth_of


def block(*above: str, name: str | None = "Nguyễn Văn An") -> Signer:
    """Return a block of these lines as a reader hands it on: TM. by itself, the last line the title."""
    rest = list(above)
    collective = rest.pop(0) if rest and rest[0].startswith("TM") else None
    title = rest.pop() if rest and not rest[-1].startswith(("KT", "TL", "TUQ", "Q.")) else None
    return Signer(collective, "\n".join(rest) or None, title, name)


def codes(signer: Signer) -> list[str]:
    return [fault.code for fault in faults(signer)]


@pytest.mark.parametrize(
    "above",
    [
        ("GIÁM ĐỐC",),
        ("CHỦ TỊCH HĐQT",),
        ("Q. GIÁM ĐỐC",),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"),
        ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
        ("KT. TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC"),
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH"),
        ("KT. TỔNG ĐIỀU PHỐI", "PHÓ TỔNG ĐIỀU PHỐI"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
        ("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG CÔNG NGHỆ THÔNG TIN"),
        ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TL. BỘ TRƯỞNG", "CỤC TRƯỞNG CỤC TIN HỌC HÓA"),
        ("TUQ. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN"),
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ CÔNG THƯƠNG"),
    ],
)
def test_whoever_may_sign_does(above: tuple[str, ...]) -> None:
    assert codes(block(*above)) == []


@pytest.mark.parametrize(
    ("above", "code"),
    [
        ((), "signer_title_missing"),
        (("KT. GIÁM ĐỐC",), "signer_title_missing"),
        (("TM. ỦY BAN NHÂN DÂN",), "signer_title_missing"),
        (("PHÓ GIÁM ĐỐC",), "signer_deputy_alone"),
        (("P. TỔNG GIÁM ĐỐC",), "signer_deputy_alone"),
        (("THỨ TRƯỞNG",), "signer_deputy_alone"),
        (("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "signer_deputy_alone"),
        (("KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), "signer_not_deputy"),
        (("KT. TỔNG GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_not_deputy"),
        (("KT. BỘ TRƯỞNG", "PHÓ BỘ TRƯỞNG"), "signer_not_deputy"),
        (("KT. CHỦ TỊCH", "ỦY VIÊN"), "signer_not_deputy"),
        (("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), "signer_not_deputy"),
        (("KT. PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_for_no_head"),
        (("KT. SỞ CÔNG THƯƠNG", "GIÁM ĐỐC"), "signer_for_no_head"),
        (("TL. SỞ CÔNG THƯƠNG", "CHÁNH VĂN PHÒNG"), "signer_for_no_head"),
        (("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_not_inner_head"),
        (("TL. GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG"), "signer_not_inner_head"),
        (("TL. GIÁM ĐỐC", "CHUYÊN VIÊN"), "signer_not_inner_head"),
        (("TL. GIÁM ĐỐC", "GIÁM ĐỐC"), "signer_not_inner_head"),
        (("TUQ. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_not_inner_head"),
        (("TUQ. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "signer_chain"),
        (("TM. SỞ CÔNG THƯƠNG", "GIÁM ĐỐC"), "signer_body_not_collective"),
        (("TM. BAN QUẢN LÝ", "TRƯỞNG BAN"), "signer_body_not_collective"),
        (("TM. CÁC ĐƠN VỊ", "CHỦ TỊCH"), "signer_body_not_collective"),
        (("Q. CHUYÊN VIÊN",), "signer_acting"),
        (("Q. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_acting"),
        (("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "signer_authority_form"),
        (("TM/ ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "signer_authority_form"),
        (("Giám đốc",), "signer_not_capital"),
    ],
)
def test_whoever_may_not_is_told_why(above: tuple[str, ...], code: str) -> None:
    assert codes(block(*above)) == [code]


@pytest.mark.parametrize(
    ("above", "is_told"),
    [
        (("CHỦ TỊCH",), True),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), True),
        (("Q. CHỦ TỊCH",), True),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), False),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), True),
    ],
)
def test_a_committee_s_letter_is_signed_in_its_name(above: tuple[str, ...], is_told: bool) -> None:
    found = [fault.code for fault in faults(block(*above), "Uỷ ban nhân dân tỉnh Quảng Trị")]

    assert found == (["signer_body_missing"] if is_told else [])
    assert codes(block(*above)) == []
    assert faults(block("GIÁM ĐỐC"), "Sở Công Thương") == ()


def test_a_fault_names_the_title_that_is_found_and_the_one_that_is_wanted() -> None:
    (fault,) = faults(block("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))

    assert "PHÓ GIÁM ĐỐC" in fault.vi
    assert "CHÁNH VĂN PHÒNG" in fault.vi
    assert "PHÓ GIÁM ĐỐC" in fault.en


@pytest.mark.parametrize("written", ["KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC", "K.T. GIÁM ĐỐC", "KT GIÁM ĐỐC", "KT.GIÁM ĐỐC"])
def test_an_authority_is_known_however_it_is_written(written: str) -> None:
    (line,) = lines(Signer(authority=written))

    assert (line.authority, line.title) == (Authority.FOR_HEAD, "GIÁM ĐỐC")


@pytest.mark.parametrize(
    "name",
    ["ThS. Nguyễn Văn An", "TS.BS Nguyễn Văn An", "PGS.TS. Lê Thị Bình", "Tiến sĩ Lê Thị Bình", "BSCKII. Lê Bình"],
)
def test_an_academic_title_stands_before_no_name(name: str) -> None:
    assert codes(block("GIÁM ĐỐC", name=name)) == ["signer_academic"]
    assert codes(block("HIỆU TRƯỞNG", name=name)) == ["signer_academic_allowed"]


@pytest.mark.parametrize("name", ["Nguyễn Hữu Hưng", "A Thụi", "K'Brêm Nguyễn Hoàng", "Vi Văn Thuyết", "Tạ Sĩ An", "Y"])
def test_a_name_is_no_academic_title(name: str) -> None:
    assert academic_title(name) is None
    assert codes(block("GIÁM ĐỐC", name=name)) == []


def test_a_name_is_not_written_in_capitals() -> None:
    assert codes(block("GIÁM ĐỐC", name="NGUYỄN VĂN AN")) == ["signer_name_capital"]


@pytest.mark.parametrize("name", NAMES)
def test_the_signers_of_real_letters_may_sign(name: str) -> None:
    signer = schema.decode(truth_of(name)).signer

    assert signer is None or faults(signer) == ()
