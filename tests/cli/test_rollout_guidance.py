"""Guidance on the command line: on paper, changed and opened."""

import json

import pytest

from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import HERE, THURSDAY

pytestmark = pytest.mark.process

AT = ("--at", THURSDAY)


@pytest.mark.parametrize(
    ("name", "begin"),
    [("leaflet.pdf", b"%PDF"), ("poster.pdf", b"%PDF"), ("texts.json", b"{")],
)
def test_guidance_is_written_as_its_name_says(story: Desk, name: str, begin: bytes) -> None:
    path = story.folder / name
    story.done("guidance", *HERE, "-o", str(path), *AT)

    assert path.read_bytes().startswith(begin)


def test_a_person_changes_and_opens_the_page_and_the_site_does_not(story: Desk) -> None:
    path = story.folder / "texts.json"
    story.done("guidance", *HERE, "-o", str(path), *AT)
    texts = json.loads(path.read_text(encoding="utf-8"))
    texts["desk"]["phone"] = "0233 3852 000"
    path.write_text(json.dumps(texts), encoding="utf-8")
    story.bluezone("accounts", "add", "lan")
    story.done("grant", "lan", "--role", "drafter", "--unit", "sct", *AT)

    assert "[right_missing]" in story.run("guidance", *HERE, "--publish", *AT).err
    assert story.done("guidance", *HERE, "--set", str(path), "--publish", "--as", "lan", *AT).startswith("/guide/")
    story.done("guidance", *HERE, "-o", str(path), *AT)
    assert json.loads(path.read_text(encoding="utf-8"))["desk"]["phone"] == "0233 3852 000"


def test_what_nobody_writes_is_refused(story: Desk) -> None:
    assert story.run("guidance", *HERE).code == 2
    assert "[guidance_file_unknown]" in story.run("guidance", *HERE, "-o", "leaflet.docx", *AT).err
