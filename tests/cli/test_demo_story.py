"""What the demo hands to the site before the count."""

from pathlib import Path

from bluezone.cli.demo_story import Story
from bluezone.world.campaign import DESK, RECEIVING


def test_everybody_of_the_office_is_on_the_roster_and_everybody_else_has_a_password(tmp_path: Path) -> None:
    (tmp_path / "phones").mkdir()
    story = Story(7, tmp_path)

    given = story._given()

    assert len(given["members"]) == 43
    assert {name for name, _, _ in given["people"]} == {DESK, RECEIVING}
    assert len(set(story.passwords.values())) == 3
    assert given["signer"] == given["members"][1]["name"]
