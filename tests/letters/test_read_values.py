"""Values to be compared: from the JSON of a letter that was read, whatever of it is there."""

from typing import Any

from bluezone.letters.read_values import ReadValue, value_at, values


def where(written: str, certainty: float = 0.97, page: int | None = None) -> dict[str, Any]:
    return {"span": [0, 1], "written": written, "certainty": certainty, "rule": "x", "page": page}


def test_figures_come_piece_by_piece_and_everything_else_whole() -> None:
    document = {
        "doc": {"number": "1169"},
        "references": [{"number_symbol": "563/STTTT-CNTT", "date": "2020-08-02"}],
        "counts": {"installed": 41, "percent_text": "95,3%", "scope": "cơ quan Sở", "rank": None},
        "found": {
            "doc.number": where("1169", page=1),
            "references[0]": where("văn bản số\n563/STTTT-CNTT"),
            "references[0].date": where("02/8/2020"),
            "counts": where("41/43 máy", 0.8),
            "counts.installed": where("41"),
        },
    }

    assert list(values(document)) == [
        ReadValue("doc.number", "1169", 0.97, "1169", 1),
        ReadValue("references[0]", document["references"][0], 0.97, "văn bản số 563/STTTT-CNTT"),  # type: ignore[index]  # mixed on purpose
        ReadValue("counts.installed", 41, 0.97, "41"),
        ReadValue("counts.scope", "cơ quan Sở", 0.8, ""),
    ]


def test_a_day_that_was_understood_is_not_shown_once_more_as_written() -> None:
    both = {"doc": {}, "found": {"doc.date": where("ngày 10"), "doc.date_text": where("ngày 10")}}
    alone = {"doc": {}, "found": {"doc.date_text": where("ngày 40")}}

    assert [one.path for one in values(both)] == ["doc.date"]
    assert [one.path for one in values(alone)] == ["doc.date_text"]


def test_a_letter_without_what_was_found_shows_nothing() -> None:
    assert list(values({"doc": {"number": "1169"}})) == []
    assert list(values({"found": ["not", "what", "is", "expected"]})) == []


def test_a_path_that_leads_nowhere_gives_nothing() -> None:
    document = {"references": [{"date": "2020-08-02"}], "counts": None}

    assert value_at(document, "references[0].date") == "2020-08-02"
    assert value_at(document, "references[1].date") is None
    assert value_at(document, "counts.installed") is None
    assert value_at(document, "doc.number") is None
