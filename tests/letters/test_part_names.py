"""Names of parts: every part of the JSON that people see has one in both languages."""

from bluezone.letters import part_names, schema
from bluezone.letters.letter import Counts, Letter


def test_every_part_of_the_first_page_and_every_list_has_a_name() -> None:
    document = schema.encode(Letter())
    paths = [f"doc.{name}" for name in document["doc"] if name != "number_symbol"]
    paths += [name for name in document if name not in ("doc", "series")]

    assert [path for path in paths if path not in part_names.PARTS] == []


def test_every_install_figure_has_a_name() -> None:
    document = schema.encode(Letter(counts=Counts()))

    figures = [f"counts.{name}" for name in document["counts"] if name != "percent_text"]

    assert [path for path in figures if path not in part_names.PARTS] == []


def test_a_place_in_a_list_does_not_change_the_name() -> None:
    assert part_names.name("references[12].date") == part_names.PARTS["references.date"]


def test_a_piece_without_a_name_is_called_by_its_path() -> None:
    assert part_names.name("deadlines[0].what").en == "deadlines[0].what"


def test_both_languages_are_there() -> None:
    assert all(name.vi and name.en for name in part_names.PARTS.values())
