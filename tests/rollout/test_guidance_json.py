"""Guidance goes into a JSON column and comes back the same; what is no guidance is refused with its places."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluezone.rollout import guidance_json
from bluezone.rollout.guidance import Guidance, GuidanceError
from tests.rollout.guided import any_guidance, longest, made


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_guidance())
def test_guidance_comes_back_as_it_was(given_: Guidance) -> None:
    stored = json.loads(json.dumps(guidance_json.encode(given_)))

    assert guidance_json.decode(stored) == given_


@pytest.mark.parametrize("made_", [made(), longest()], ids=["story", "longest"])
def test_the_guidance_of_an_office_comes_back_as_it_was(made_: Guidance) -> None:
    assert guidance_json.decode(guidance_json.encode(made_)) == made_


def test_typed_texts_are_made_plain() -> None:
    values = guidance_json.encode(made())
    values["app"] = {"vi": "  ứng\u200b dụng \n Y tế ", "en": ""}

    assert guidance_json.decode(values).app.vi == "ứng dụng Y tế"


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["format"], "guidance-2", "format"),
        (["app"], "ứng dụng", "app.vi"),
        (["app", "vi"], None, "app.vi"),
        (["does"], {"0": "x"}, "does"),
        (["does", 0, "en"], 7, "does.0.en"),
        (["installations", 1, "system"], "symbian", "installations.1.system"),
        (["installations", 0, "store"], "http://a.vn", "installations.0.store"),
        (["questions", 2, "answered"], [], "questions.2.answered.vi"),
        (["changed"], "10/8/2020", "changed"),
        (["valid_until"], 20201231, "valid_until"),
    ],
)
def test_what_is_no_guidance_is_refused_with_its_place(path: list[Any], value: object, place: str) -> None:
    values: Any = guidance_json.encode(made())
    at = values
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value

    with pytest.raises(GuidanceError) as error:
        guidance_json.decode(values)

    assert place in [problem.where for problem in error.value.problems]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_any_other_json_is_refused(values: object) -> None:
    with pytest.raises(GuidanceError):
        guidance_json.decode(values)
