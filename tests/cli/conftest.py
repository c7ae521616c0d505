"""The command line run in this process."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bluezone.cli import door
from tests.cli import rollout_desk, rollout_story
from tests.cli.rollout_desk import Desk


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs `bluezone` with its arguments."""

    def run(*args: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            door.main(list(args))
        shown = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Outcome(ended.value.code, shown.out, shown.err)

    return run


@pytest.fixture(scope="session")
def fresh_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site on which nothing has happened yet; making one takes seconds."""
    folder = tmp_path_factory.mktemp("fresh")
    with rollout_desk.beside(folder) as desk:
        assert desk.run("units", "list").code == 0
    return folder


@pytest.fixture
def desk(fresh_site: Path, tmp_path: Path) -> Iterator[Desk]:
    """Yield a terminal beside a site of this test's own."""
    shutil.copytree(fresh_site / "data", tmp_path / "data")
    with rollout_desk.beside(tmp_path) as beside:
        yield beside


@pytest.fixture
def story(desk: Desk) -> Desk:
    """Yield a terminal beside a site with the province of the story and its campaign, which runs."""
    rollout_story.begin(desk)
    return desk
