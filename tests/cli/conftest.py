"""The command line run in this process."""

import contextlib
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


Beside = Callable[[str], Path]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Beside:
    """Return a maker of folders with sites to be copied: "fresh", "story" or "counted"; each is made once."""
    steps = {"fresh": None, "story": rollout_story.begin, "counted": rollout_story.count}
    made: dict[str, Path] = {}

    def site(name: str) -> Path:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            place = list(steps).index(name)
            if place:
                shutil.copytree(site(list(steps)[place - 1]) / "data", folder / "data")
            with rollout_desk.beside(folder) as desk:
                act = steps[name] or (lambda desk: desk.done("units", "list"))
                act(desk)
            made[name] = folder
        return made[name]

    return site


@contextlib.contextmanager
def _copied(folder: Path, to: Path) -> Iterator[Desk]:
    shutil.copytree(folder / "data", to / "data")
    with rollout_desk.beside(to) as desk:
        yield desk


@pytest.fixture
def desk(sites: Beside, tmp_path: Path) -> Iterator[Desk]:
    """Yield a terminal beside a site on which nothing has happened yet."""
    with _copied(sites("fresh"), tmp_path) as desk:
        yield desk


@pytest.fixture
def story(sites: Beside, tmp_path: Path) -> Iterator[Desk]:
    """Yield a terminal beside a site with the province of the story and its campaign, which runs."""
    with _copied(sites("story"), tmp_path) as desk:
        yield desk


@pytest.fixture
def counted(sites: Beside, tmp_path: Path) -> Iterator[Desk]:
    """Yield a terminal beside that site after its cut-off: 41 of 43 have the app."""
    with _copied(sites("counted"), tmp_path) as desk:
        yield desk
