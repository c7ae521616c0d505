"""The command line run in this process."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bluezone.cli import door


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
