"""Calls and the page about them: each example runs as it stands, and its answer has the members that the page shows."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bluezone.rollout import rights
from bluezone.rollout.rights import Action, Role
from bluezone.server.rollout import api_urls
from tests.server.rollout import papers
from tests.server.rollout.province import Province
from tests.server.rollout.systems import BASE, system
from tests.server.scene import HandClock

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "rollout-api.md"
SECTION = re.compile(r"^## (?P<title>(?:GET|POST) .*?)$(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(sh|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RIGHT = re.compile(r"Right: `([a-z.]+)`")
OWN_KEYS = ("reasons", "letter")
"""Objects whose keys are data."""


@dataclass(frozen=True)
class Example:
    """A call as the page shows it."""

    title: str
    right: Action
    method: str
    path: str
    body: str
    shown: Any


def examples() -> list[Example]:
    """Return the examples of the page, each with the right that its section names."""
    found = []
    for section in SECTION.finditer(PAGE.read_text(encoding="utf-8")):
        blocks = dict(BLOCK.findall(section["text"]))
        right = RIGHT.search(section["text"])
        assert right is not None, section["title"]
        curl = shlex.split(blocks["sh"])
        url = urlsplit(next(word for word in curl if word.startswith("$SITE")).removeprefix("$SITE"))
        path = f"{url.path}?{url.query}".removeprefix(f"{BASE}/").rstrip("?")
        method = curl[curl.index("-X") + 1] if "-X" in curl else "GET"
        body = curl[curl.index("-d") + 1] if "-d" in curl else ""
        assert curl[curl.index("-H") + 1] == "Authorization: Bearer $TOKEN"
        found.append(Example(section["title"], Action(right[1]), method, path, body, json.loads(blocks["json"])))
    return found


EXAMPLES = examples()


@pytest.fixture
def told(province: Province, hand_clock: HandClock) -> dict[str, str]:
    """Return what the numbers of the examples stand for here, after the cut-off."""
    frozen = papers.frozen(province)
    draft = papers.draft(province, **papers.report_values(province, frozen))
    member = province.member("Nguyễn Văn An", phone="0912345678")
    hand_clock.at = province.now
    return {"reports/1": f"reports/{draft.pk}", '"member": 1,': f'"member": {member.pk},'}


def differences(shown: Any, given: Any, place: str = "") -> Iterator[str]:
    """Yield where *given* has other members than *shown*; what is empty on one side tells nothing."""
    if isinstance(shown, dict) and isinstance(given, dict) and place.rpartition(".")[2] not in OWN_KEYS:
        yield from (f"{place}.{key}" for key in sorted(set(shown) ^ set(given)))
        for key in set(shown) & set(given):
            yield from differences(shown[key], given[key], f"{place}.{key}")
    elif isinstance(shown, list) and isinstance(given, list) and shown and given:
        yield from differences(shown[0], given[0], f"{place}[]")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_runs_and_its_answer_has_the_members_that_the_page_shows(
    province: Province, told: dict[str, str], example: Example
) -> None:
    role = next(role for role in Role if role in rights.TABLE[example.right].roles and role is not Role.ADMINISTRATOR)
    caller, path, body = system(province, role, "qt"), example.path, example.body
    for shown, meant in told.items():
        path, body = path.replace(shown, meant), body.replace(shown, meant)

    answer = caller.post(path, body) if example.method == "POST" else caller.get(path)

    assert answer.status_code in (200, 201), answer.content
    assert not list(differences(example.shown, answer.json()))


def test_every_address_has_an_example() -> None:
    ends = {re.sub(r"<\w+:\w+>", "1", str(pattern.pattern)).rpartition("/")[2] for pattern in api_urls.urlpatterns}

    assert ends == {example.path.partition("?")[0].rpartition("/")[2] for example in EXAMPLES}
