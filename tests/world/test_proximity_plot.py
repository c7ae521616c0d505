import xml.etree.ElementTree as ET
from pathlib import Path

from bluezone.world.proximity_evaluation import Curve, Evaluation, Problem, Row
from bluezone.world.proximity_plot import draw
from bluezone.world.proximity_scores import Bin, Score

SVG = "{http://www.w3.org/2000/svg}"


def scored(ndcf: float | None, n_far: int = 5) -> Score:
    return Score(5, n_far, 0.2, None, ndcf, None, None, None, 0.1, 0.1)


def row(judge: str, ndcf: float | None, *, dataset: str = "set", interval: tuple[float, float] | None = None) -> Row:
    return Row(dataset, "task", None, judge, scored(ndcf), interval)


def curve(judge: str, *near: float) -> Curve:
    bins = tuple(Bin(place / 10, share, 4) for place, share in enumerate(near))
    return Curve("set", "task", judge, bins)


def drawn(rows: list[Row], curves: list[Curve] | None = None, ours: str | None = None) -> ET.Element:
    judges = tuple(dict.fromkeys(found.judge for found in rows))
    evaluation = Evaluation(judges, tuple(rows), tuple(curves or ()), (Problem(Path("f"), "s"),))
    return ET.fromstring(draw(evaluation, ours=ours, original="original"))


def texts(picture: ET.Element) -> list[str]:
    return [mark.text or "" for mark in picture.iter(f"{SVG}text")]


def test_every_judge_has_its_name_and_value_in_words() -> None:
    found = texts(drawn([row("original", 0.9), row("ours", 0.456)], ours="ours"))

    assert {"original", "ours", "0.90", "0.46"} <= set(found)


def test_values_are_drawn_in_their_order_and_intervals_around_them() -> None:
    picture = drawn([row("original", 0.9, interval=(0.8, 1.0)), row("ours", 0.5)], ours="ours")

    worse, better = (float(circle.attrib["cx"]) for circle in picture.iter(f"{SVG}circle"))
    (bar,) = (line for line in picture.iter(f"{SVG}line") if line.attrib["class"].startswith("mark"))
    assert better < worse
    assert float(bar.attrib["x1"]) < worse < float(bar.attrib["x2"])


def test_nothing_leaves_the_picture_however_bad_a_judge_is() -> None:
    picture = drawn([row("original", 1.9, interval=(1.5, 2.0))])

    _, _, width, height = (float(part) for part in picture.attrib["viewBox"].split())
    for mark in picture.iter():
        across = (float(mark.attrib[name]) for name in ("x", "cx", "x1", "x2") if name in mark.attrib)
        down = (float(mark.attrib[name]) for name in ("y", "cy", "y1", "y2") if name in mark.attrib)
        assert all(0 <= x <= width for x in across)
        assert all(0 <= y <= height for y in down)


def test_sets_with_one_side_of_the_truth_are_left_out_and_said_if_there_is_no_other() -> None:
    assert any("Not defined in any data set" in words for words in texts(drawn([row("original", None)])))
    assert not any("Not defined" in words for words in texts(drawn([row("original", None), row("ours", 0.5)])))


def test_with_an_estimator_only_its_calibration_is_drawn() -> None:
    curves = [curve("ours", 0.0, 0.5), curve("graded", 0.0, 0.5, 1.0)]

    with_ours, without = drawn([row("ours", 0.5)], curves, "ours"), drawn([row("graded", 0.5)], curves)

    assert len(list(with_ours.iter(f"{SVG}path"))) == 1
    assert sum("ours" in words for words in texts(with_ours)) == 2
    assert "graded" in texts(without)


def test_a_curve_of_one_side_of_the_truth_is_left_out() -> None:
    picture = drawn([row("ours", None)], [curve("ours", 1.0, 1.0, 1.0)], "ours")

    assert not list(picture.iter(f"{SVG}path"))


def test_names_from_a_folder_cannot_break_the_picture() -> None:
    picture = drawn([row("original", 0.5, dataset='dp3t/<script>"&')])

    assert any('dp3t/<script>"&, task' in words for words in texts(picture))
    assert not list(picture.iter(f"{SVG}script"))


def test_the_picture_follows_light_and_dark_and_fetches_nothing() -> None:
    evaluation = Evaluation(("original",), (row("original", 0.5),), (), ())

    picture = draw(evaluation, ours=None, original="original")

    assert "prefers-color-scheme: dark" in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
