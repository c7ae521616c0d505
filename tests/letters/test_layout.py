"""The profile of the decree: values inside their ranges, columns that fill the page, and a page that says the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bluezone.letters import layout
from bluezone.letters.layout import ND30, Element, Style, profile_for

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "letter-layout.md"


def test_the_decree_s_rules_hold_from_its_first_day_on() -> None:
    assert profile_for(date(2020, 3, 5)) is ND30
    assert profile_for(date(2026, 12, 31)) is ND30


def test_a_letter_from_before_the_rules_is_laid_out_by_the_first_ones() -> None:
    assert profile_for(date(2020, 3, 4)) is ND30


def test_a_profile_that_ended_is_valid_to_its_last_day() -> None:
    ended = replace(ND30, valid_until=date(2026, 6, 30))

    assert ended.is_valid_on(date(2026, 6, 30))
    assert not ended.is_valid_on(date(2026, 7, 1))


def test_every_element_has_a_style_of_an_allowed_size() -> None:
    for element in Element:
        style = ND30.styles[element]
        assert style.sizes_pt[0] <= style.size_pt <= style.sizes_pt[1], element


def test_margins_lie_inside_their_ranges() -> None:
    for name in ("top_mm", "bottom_mm", "left_mm", "right_mm"):
        taken = getattr(ND30.margins, name)
        assert getattr(ND30.margins_least, name) <= taken <= getattr(ND30.margins_most, name)


def test_the_invisible_columns_fill_the_text_and_the_title_has_the_right_half() -> None:
    assert ND30.text_width_mm == 165
    assert sum(ND30.letterhead_mm) == sum(ND30.signature_mm) == 165
    assert ND30.margins.left_mm + ND30.letterhead_mm[0] == ND30.paper_mm[0] / 2


def test_lines_under_organs_and_room_for_signatures_are_as_the_decree_wants() -> None:
    least, most = ND30.organ_rule_shares

    assert ND30.motto_rule_share == 1
    assert least <= ND30.organ_rule_share <= most
    assert 30 <= ND30.signing_room_mm <= 35
    assert ND30.page_number_from == 2


def test_the_compact_profile_takes_the_least_sizes_and_nothing_else() -> None:
    compact = layout.compact(ND30)

    assert compact.styles[Element.PARAGRAPH] == replace(ND30.styles[Element.PARAGRAPH], size_pt=13, leading=1)
    assert compact.styles[Element.NATIONAL_TITLE] == ND30.styles[Element.NATIONAL_TITLE]
    assert replace(compact, styles=ND30.styles) == ND30


def row(element: Element, style: Style) -> str:
    looks = [name for name, holds in (("bold", style.is_bold), ("italic", style.is_italic)) if holds] or ["upright"]
    case = "capitals" if style.is_upper else "as written"
    least, most = style.sizes_pt
    allowed = f"{least:g}" if least == most else f"{least:g}-{most:g}"
    return (
        f"| {element.value} | {style.size_pt:g} | {allowed} | {' '.join(looks)} | {case} | {style.align.value} "
        f"| {style.before_pt:g} | {style.first_line_mm:g} | {style.leading:g} |"
    )


def test_the_page_of_the_layout_lists_every_style_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for element, style in ND30.styles.items():
        if element is not Element.WATERMARK:
            assert row(element, style) in page


def test_the_page_of_the_layout_gives_every_measure_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    edges = ND30.margins
    shown = {
        "margins": f"top {edges.top_mm}, bottom {edges.bottom_mm}, left {edges.left_mm}, right {edges.right_mm}",
        "letterhead_mm": " and ".join(map(str, ND30.letterhead_mm)),
        "signature_mm": " and ".join(map(str, ND30.signature_mm)),
        "table_sizes_pt": ", ".join(map(str, ND30.table_sizes_pt)),
    }
    plain = (
        "signing_room_mm motto_rule_share organ_rule_share rule_pt rule_gap_pt page_number_from padded_below "
        "body_lines_with_signature"
    )

    for name, value in {**shown, **{name: str(getattr(ND30, name)) for name in plain.split()}}.items():
        assert f"| `{name}` | {value} |" in page
    for text, size in ND30.stamps.items():
        assert f"| {text} | {size.width_mm} mm | {size.height_mm} mm |" in page
