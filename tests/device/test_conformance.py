"""Conformance: the published vectors pass, and a vector that differs is told apart."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from bluezone.device import conformance

VECTORS = Path(__file__).parents[3] / "shared" / "spec" / "bluezone-3-vectors.json"


@pytest.fixture(scope="module")
def vectors() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(VECTORS.read_text())
    return document


def test_every_section_of_the_published_vectors_passes(vectors: dict[str, Any]) -> None:
    sections = conformance.check(vectors)

    assert [section.failures for section in sections] == [()] * len(sections)
    assert {section.name: section.passed for section in sections if section.name in ("keys", "match")} == {
        "keys": len(vectors["keys"]),
        "match": len(vectors["match"]),
    }


def changed(item: Any) -> Any:
    """The item with one answer in it made wrong."""
    if isinstance(item, bool):
        return not item
    if isinstance(item, int):
        return item + 1
    if isinstance(item, str):
        return ("1" if item[:1] == "0" else "0") + item[1:] if item else "00"
    if isinstance(item, list):
        return [changed(item[0]), *item[1:]] if item else [True]
    first = next(iter(item))
    return {**item, first: changed(item[first])}


@pytest.mark.parametrize(
    ("section", "answer"),
    [
        ("keys", "base_day_ms"),
        ("keys", "daily_keys"),
        ("keys", "ids"),
        ("match", "result"),
        ("match", "traced"),
        ("day_start", "day_start_ms"),
        ("id_extract", "id"),
        ("current_id", "id"),
        ("current_id_quirks", "ids"),
        ("mac_cache_id_changed", "changed"),
        ("dedup", "stored"),
        ("info_f", "info"),
        ("export", "text"),
        ("advertisement_derived", "id"),
        ("observed_in_the_field", "id"),
    ],
)
def test_a_wrong_answer_in_any_section_is_found(vectors: dict[str, Any], section: str, answer: str) -> None:
    document = {"format": conformance.FORMAT, section: copy.deepcopy(vectors[section][:1])}
    document[section][0][answer] = changed(document[section][0][answer])

    (outcome,) = conformance.check(document)

    assert (outcome.passed, len(outcome.failures)) == (0, 1)


def test_a_missing_member_fails_its_item_and_no_other(vectors: dict[str, Any]) -> None:
    document = {"format": conformance.FORMAT, "day_start": [{"t_ms": 1}, vectors["day_start"][0], 7]}

    (outcome,) = conformance.check(document)

    assert outcome.passed == 1
    assert [failure.split(":")[0] for failure in outcome.failures] == ["item 0", "item 2"]


def test_a_section_that_nobody_checks_does_not_pass() -> None:
    (outcome,) = conformance.check({"format": conformance.FORMAT, "beacons": [{}]})

    assert outcome.failures


@pytest.mark.parametrize("document", [[], {}, {"format": "other/1"}, "text", None])
def test_another_kind_of_file_is_refused(document: object) -> None:
    with pytest.raises(conformance.VectorsError):
        conformance.check(document)
