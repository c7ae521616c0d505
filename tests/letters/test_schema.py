"""The JSON of a letter: what a person read in the twelve documents, there and back; what is wrong, all of it."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import schema
from bluezone.letters.letter import (
    Annex,
    Archive,
    Block,
    BlockKind,
    Bound,
    Counts,
    Deadline,
    Delta,
    Letter,
    Measure,
    Moment,
    Precision,
    Rank,
    Reason,
    Recipient,
    Reference,
    Signer,
    Table,
    Target,
    UnitCount,
)
from bluezone.letters.schema import LetterJsonError
from tests.letters.shared_letters import NAMES, SEED, truth_of

OUTSIDE = {"id", "kind", "language", "source", "inferred", "notes", "not_literal", "check", "low_units"}
ADDED = {"body", "annexes", "is_draft"}

TABLE = Table(("TT", "Đơn vị"), (("1", "Văn phòng"),))

# Letters as they stand in texts, composed; NFC of what hypothesis makes is tested by itself.
lines = st.text(st.sampled_from("Sở Công Thương tỉnh 0123456789/-,.()\"'\n"), max_size=20)
maybe_line = st.none() | lines
counts = st.none() | st.integers(0, 10**12)
percents = st.none() | st.decimals("-999", "999", places=2).map(lambda value: value + 0)
days = st.dates()
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(Moment, days, minutes, st.just(Precision.MINUTE), maybe_line) | st.builds(
    Moment, st.none() | days, st.none(), st.sampled_from(Precision), maybe_line
)
reasons = st.none() | st.lists(st.builds(Reason, lines, counts, maybe_line, maybe_line), max_size=2).map(tuple)
unit_counts = st.builds(UnitCount, lines, counts, counts, percents, maybe_line, counts, reasons, maybe_line)
measures = st.builds(Measure, lines, counts, percents, maybe_line, st.none() | st.sampled_from(Bound), maybe_line)
figures = st.builds(
    Counts,
    counts,
    counts,
    percents,
    maybe_line,
    maybe_line,
    maybe_line,
    maybe_line,
    st.none() | st.sampled_from(Bound),
    reasons,
    st.none() | st.lists(unit_counts, max_size=2).map(tuple),
    st.none() | st.builds(Delta, st.none() | st.integers(-(10**12), 10**12), percents, maybe_line),
    st.none() | st.builds(Rank, counts, counts, maybe_line),
    st.lists(measures, max_size=3, unique_by=lambda measure: measure.name).map(tuple),
)
plain_kinds = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE])
blocks = st.lists(st.builds(Block, plain_kinds, lines) | st.just(Block(BlockKind.TABLE, table=TABLE)), max_size=3).map(
    tuple
)
recipients = st.none() | st.lists(st.builds(Recipient, lines, maybe_line, maybe_line), max_size=2).map(tuple)
letters = st.builds(
    Letter,
    type=maybe_line,
    number=st.none() | st.text("0123456789", min_size=1, max_size=4),
    symbol=st.none() | st.text("SCT-VP/", min_size=1).map(str.strip),
    date=st.none() | days,
    place=maybe_line,
    parent_org=maybe_line,
    issuer=maybe_line,
    addressees=st.none() | st.lists(lines, max_size=2).map(tuple),
    abstract=maybe_line,
    urgency=maybe_line,
    references=st.lists(
        st.builds(Reference, maybe_line, st.none() | days, maybe_line, maybe_line, maybe_line, maybe_line, maybe_line),
        max_size=2,
    ).map(tuple),
    cutoff=st.none() | moments,
    counts=st.none() | figures,
    targets=st.lists(
        st.builds(Target, maybe_line, percents, counts, maybe_line, st.none() | days, counts, maybe_line), max_size=2
    ).map(tuple),
    deadlines=st.lists(st.builds(Deadline, maybe_line, maybe_line, moments), max_size=2).map(tuple),
    recipients=recipients,
    archive=st.none() | st.builds(Archive, st.lists(lines, max_size=2).map(tuple), counts, maybe_line, maybe_line),
    signer=st.none() | st.builds(Signer, maybe_line, maybe_line, maybe_line, maybe_line),
    body=blocks,
    annexes=st.lists(st.builds(Annex, lines, blocks, st.booleans()), max_size=2).map(tuple),
    date_text=maybe_line,
    secrecy=maybe_line,
    circulation=maybe_line,
    address_line=maybe_line,
    is_draft=st.booleans(),
)


def problems(document: object) -> list[str]:
    with pytest.raises(LetterJsonError) as refused:
        schema.decode(document)
    return [str(problem) for problem in refused.value.problems]


def without(value: Any, names: set[str]) -> Any:
    """Return *value* without the members *names* and without members that are null or empty of content."""
    if isinstance(value, dict):
        kept = {name: without(part, names) for name, part in value.items() if name not in names}
        return {name: part for name, part in kept.items() if part is not None and part != {}}
    return [without(item, names) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_back_with_every_field(name: str) -> None:
    truth = truth_of(name)

    written = schema.encode(schema.decode(truth))

    assert without(written, ADDED) == without(truth, OUTSIDE)
    assert set(truth) - OUTSIDE <= set(written)
    assert set(truth["doc"]) <= set(written["doc"])


def test_there_are_twelve_documents() -> None:
    assert len(NAMES) == 12


def test_the_seed_letter_is_read_as_the_values_of_the_house() -> None:
    letter = schema.decode(truth_of(SEED))

    assert (letter.number_symbol, letter.date) == ("1169/SCT-VP", date(2020, 8, 10))
    assert letter.cutoff == Moment(date(2020, 8, 9), time(8), Precision.MINUTE, "đến thời điểm 8h00 ngày 09/8/2020")
    assert letter.counts is not None
    assert (letter.counts.installed, letter.counts.total, letter.counts.percent) == (41, 43, Decimal("95.3"))
    assert [reason.count for reason in letter.counts.not_installed or ()] == [2]


def test_a_lower_bound_and_the_unions_that_took_part_stand_beside_the_figures() -> None:
    counts = schema.decode(truth_of("khanh-hoa-ldld-2020")).counts

    assert counts is not None
    assert counts.installed_bound is Bound.LOWER
    assert counts.beside == (Measure("units_taking_part", 1300, Decimal("87.0"), "công đoàn cơ sở", Bound.LOWER),)


@given(letters)
@settings(max_examples=150, deadline=None)
def test_every_letter_comes_back(letter: Letter) -> None:
    assert schema.from_text(schema.to_text(letter)) == letter


def test_a_moment_comes_back_at_both_ends_of_the_calendar_and_from_other_offsets() -> None:
    for iso in ("0001-01-01T00:00:00+07:00", "9999-12-31T23:59:00+07:00", "2020-08-09T01:00:00Z"):
        moment = schema.decode({"cutoff": {"iso": iso}}).cutoff
        assert moment is not None
        assert moment.iso == iso.replace("01:00:00Z", "08:00:00+07:00")


def test_two_measures_of_one_name_both_come_back() -> None:
    beside = (Measure("leaflets", 5), Measure("leaflets", 7))

    letter = Letter(counts=Counts(beside=beside))

    assert schema.decode(schema.encode(letter)) == letter


def test_nothing_given_is_nothing_known() -> None:
    assert schema.decode({}) == schema.decode({"doc": None, "counts": None, "references": None}) == Letter()


def test_number_and_symbol_are_the_two_sides_of_the_first_slash() -> None:
    letter = schema.decode({"doc": {"number_symbol": "30/2020/NĐ-CP"}})

    assert (letter.number, letter.symbol) == ("30", "2020/NĐ-CP")


def test_all_problems_are_named_and_ten_are_shown() -> None:
    document = {"references": [{"date": "10/8/2020"}] * 12, "doc": {"isuer": "Sở"}, "counts": {"installed": "41"}}

    with pytest.raises(LetterJsonError) as refused:
        schema.decode(document)

    assert len(refused.value.problems) == 14
    assert refused.value.code == "letter_json_invalid"
    assert "references[9].date" in refused.value.sentence
    assert "references[10].date" not in refused.value.sentence
    assert "; and 4 more." in refused.value.sentence


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ([], "document: found a list of 0, expected an object"),
        ({"doc": []}, "doc: found a list of 0, expected an object"),
        ({"doc": {"isuer": "Sở"}}, 'doc: found a member "isuer", expected "issuer"'),
        ({"counts": {"installed": True}}, "counts.installed: found true"),
        ({"counts": {"percent": "95,3"}}, 'counts.percent: found "95,3"'),
        ({"counts": {"other": {"installed_is_lower_bound": "no"}}}, "counts.other.installed_is_lower_bound: found"),
        ({"counts": {"not_installed": [{"count": 2}]}}, "counts.not_installed[0].reason_code: found nothing"),
        ({"cutoff": {"iso": "2020-08-09T08:00"}}, 'cutoff.iso: found "2020-08-09T08:00"'),
        ({"cutoff": {"iso": "0001-01-01T00:00:00+14:00"}}, "cutoff.iso: found"),
        ({"cutoff": {"iso": "2020-08-09", "precision": "week"}}, "cutoff.precision: found"),
        ({"doc": {"number_symbol": "1/SCT", "number": "2", "symbol": "SCT"}}, "doc.number_symbol: found"),
        ({"body": [{"kind": "table"}]}, "body[0]: found a contradiction"),
        ({"body": [{"kind": "table", "table": {"columns": ["a"], "rows": [["1", "2"]]}}]}, "body[0].table: found"),
        ({"body": [{"kind": "paragraph", "text": "x" * 20_001}]}, "body[0].text: found"),
    ],
)
def test_what_is_wrong_is_named_at_its_place(document: object, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems(document)), problems(document)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        "{",
        pytest.param("[" * 100_000, id="deep"),
        '{"doc": {"number": "1", "number": "2"}}',
        pytest.param('{"counts": {"installed": ' + "9" * 10_000 + "}}", id="digits"),
        '{"counts": {"percent": NaN}}',
        '"\\ud800"',
        '{"body": [{"kind": "paragraph", "text": "\\ud800"}]}',
        pytest.param(" " * (schema.LONGEST_DOCUMENT + 1), id="large"),
    ],
)
def test_text_that_is_no_letter_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(LetterJsonError, match=r"found .*, expected "):
        schema.from_text(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(schema.encode(Letter()))), values)
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_member_it_is_a_letter_or_a_refusal(name: str, value: object) -> None:
    try:
        letter = schema.decode({name: value})
    except LetterJsonError:
        return
    assert schema.decode(schema.encode(letter)) == letter
    json.dumps(schema.encode(letter), allow_nan=False)
