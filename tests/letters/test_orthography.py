"""Slips of spelling: found by rule, and never a word that is only rare."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import wording
from bluezone.letters.lexicon import PHRASES, SYLLABLES
from bluezone.letters.orthography import SlipKind, is_syllable, slips
from bluezone.letters.reading.tokens import Text
from tests.letters.office import facts
from tests.letters.shared_letters import SEED, text_of


def found(text: str) -> list[tuple[SlipKind, str, str]]:
    return sorted((slip.kind, slip.written, slip.wanted) for slip in slips(Text(text)))


def test_the_slips_of_the_seed_letter_are_found_and_nothing_else() -> None:
    assert found(text_of(SEED)) == [
        (SlipKind.ABBREVIATION, "BCD", "BCĐ"),
        (SlipKind.ABBREVIATION, "CBCCV", "CBCCVC"),
        (SlipKind.CAPITAL, "Sở thông tin và Truyền thông", "Sở Thông tin và Truyền thông"),
        (SlipKind.ORGAN, "ở", "Sở"),
        (SlipKind.WORD, "Vius", "virus"),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lang-son-skhdt-2021", ["dơn", "nghệp"]),
        ("hung-yen-van-giang-2020", ["thiều"]),
        ("hue-ubnd-7937-2020", ["Bluzone"]),
        ("hue-ubnd-7414-2020", ["Ban chỉ đạo"]),
        ("vpcp-1126-2020", ["Văn phòng chính phủ"]),
        ("bnv-3722-2020", []),
        ("dak-nong-bqlkcn-2020", []),
        ("khanh-hoa-ldld-2020", []),
        ("mau-bao-cao-nhanh-bluezone", []),
        ("phu-tho-thanh-ba-2020", []),
        ("quang-nam-duy-xuyen-2020", []),
    ],
)
def test_slips_of_real_documents_are_found_without_a_false_alarm(name: str, words: list[str]) -> None:
    assert sorted(slip.written for slip in slips(Text(text_of(name)))) == words


def test_letters_in_our_words_have_none() -> None:
    for blocks in (wording.official_letter(facts()), wording.report(facts(difficulties=(), proposals=()))):
        assert found("\n\n".join(block.text for block in blocks)) == []


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Sở đã quán triêt nội dung", (SlipKind.WORD, "triêt", "triệt")),
        ("các dơn vị trực thuộc", (SlipKind.WORD, "dơn", "đơn")),
        ("ứng dụng Bluzone; ứng dụng Bluezone, Bluezone", (SlipKind.WORD, "Bluzone", "Bluezone")),
        ("bật Blutooth trên máy điện thoại của người dân", (SlipKind.WORD, "Blutooth", "bluetooth")),
        ("kính gửi UBDN tỉnh để biết", (SlipKind.ABBREVIATION, "UBDN", "UBND")),
        ("cán bộ của của cơ quan", (SlipKind.DOUBLE, "của của", "của")),
        ("ý kiến của Bô Thông tin và Truyền thông", (SlipKind.ORGAN, "Bô", "Bộ")),
        ("Ủy Ban Nhân dân tỉnh và Sở công thương", (SlipKind.CAPITAL, "Sở công thương", "Sở Công Thương")),
    ],
)
def test_a_slip_is_named_with_what_is_meant(text: str, slip: tuple[SlipKind, str, str]) -> None:
    assert found(text) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "Thị trấn Ea Rôk, xã Ya Tmốt, bon Bu Prâng của huyện",
        "các nhân viên bảo vệ, cả nhân dân và các sở, ban, ngành",
        "thuộc lĩnh vực Thông tin và Truyền thông; ngành Công Thương; ngành Y tế",
        "hoà giải và hòa giải, uỷ ban và ủy ban đều được",
        "SINH VIÊN ĐÃ KHAI BÁO Y TẾ, BAN GIÁM HIỆU THÔNG BÁO",
        "Zalo, Facebook, iOffice, VinaPhone, VNeID, PC-Covid của người dân",
        "ngày ngày, từng từng, xa xa, người người đều biết",
        "so thong tin va truyen thong da quan triet cac don vi",
        "Nguyễn Văn Thu, Lê Thị Thiều, Trần Văn Phóng và Hoàng Công Tắc",
        "Đ/c Phó Chủ tịch; LĐVP, P. KGVX, CVNC; TT. HĐND",
    ],
)
def test_what_is_only_rare_or_typed_without_marks_is_no_slip(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=8))
@settings(deadline=None)
def test_words_of_the_house_in_any_order_are_no_slips(phrases: list[str]) -> None:
    assert [slip for slip in found(", ".join(phrases)) if slip[0] is not SlipKind.DOUBLE] == []


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_looked_through(text: str) -> None:
    looked = Text(text)

    for slip in slips(looked):
        assert looked.written[slip.start : slip.end]


def test_syllables_are_told_from_other_words() -> None:
    assert all(map(is_syllable, ("nghieng", "quyen", "oan", "truyet", "a", "yeu")))
    assert not any(map(is_syllable, ("vius", "blue", "smart", "zone", "cntt", "covid")))
    assert "hổ" not in SYLLABLES
