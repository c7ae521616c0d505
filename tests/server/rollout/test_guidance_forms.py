"""Every text of a guidance has its field, and what is typed is what is kept."""

from typing import Any

from bluezone.rollout import guidance_json
from bluezone.rollout.guidance import GuidanceError
from bluezone.server.rollout.guidance_forms import GuidanceForm
from tests.rollout.guided import longest, made


def typed(content: dict[str, Any], **other: str) -> GuidanceForm:
    empty = GuidanceForm(content)
    data = {name: empty[name].value() or "" for name in empty.fields}
    form = GuidanceForm(content, {**data, **other})
    assert form.is_valid(), form.errors
    return form


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    for guidance in (made(), longest()):
        content = guidance_json.encode(guidance)

        assert guidance_json.decode(typed(content).content()) == guidance


def test_an_emptied_row_goes_and_a_filled_one_comes() -> None:
    content = guidance_json.encode(made())
    count = len(content["questions"])

    less = typed(
        content, **{f"questions.0.{part}.{language}": "" for part in ("asked", "answered") for language in ("vi", "en")}
    )
    more = typed(content, **{f"questions.{count}.asked.vi": "Hỏi?", f"questions.{count}.answered.vi": "Đáp."})

    assert len(less.content()["questions"]) == count - 1
    assert more.content()["questions"][-1]["asked"]["vi"] == "Hỏi?"


def test_a_store_cannot_be_typed() -> None:
    content = guidance_json.encode(made())

    form = typed(content, **{"installations.0.store": "https://evil.example/app"})

    assert form.content()["installations"][0]["store"] == content["installations"][0]["store"]


def test_problems_stand_beside_their_fields_and_others_on_top() -> None:
    content = guidance_json.encode(made())
    form = typed(content, **{"desk.organ.vi": "", "does.0.vi": "x" * 500})
    problems: list[GuidanceError] = []
    try:
        guidance_json.decode({**form.content(), "installations": []})
    except GuidanceError as error:
        problems.append(error)

    form.tell(problems[0], "en")

    assert {"desk.organ.vi", "does.0.vi", "__all__"} <= set(form.errors)
