"""A site of its own in a folder, and a terminal beside it in which `bluezone` runs command after command.

One process serves all commands of a test, since starting Django for each takes longer than what it does.
"""

import contextlib
import functools
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluezone.server import programs

HERE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What a command with --json said."""
        assert self.code == 0, self.err
        return json.loads(self.out)


class Desk:
    """The terminal. `done` runs a command that has to succeed and returns what it printed."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self.folder = process, folder

    def run(self, *args: str, given: str = "") -> Outcome:
        """Run `bluezone rollout` with *args*, *given* being standard input."""
        return self.bluezone("rollout", *args, given=given)

    def bluezone(self, *args: str, given: str = "") -> Outcome:
        """Run `bluezone` with *args*."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([args, given]), file=self._process.stdin, flush=True)
        return Outcome(*json.loads(self._process.stdout.readline()))

    def done(self, *args: str, given: str = "") -> str:
        """Return what the command printed."""
        found = self.run(*args, given=given)
        assert found.code == 0, found.err
        return found.out.strip()

    def write(self, name: str, text: str) -> str:
        """Return the path of a new file."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


@contextlib.contextmanager
def beside(folder: Path) -> Iterator[Desk]:
    """Yield a terminal beside the site in *folder* until the block ends."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("BLUEZONE_", "DJANGO_", "DATABASE"))
    }
    environ = {**kept, "BLUEZONE_DATA": str(folder / "data"), "PYTHONPATH": f"{HERE / 'src'}{os.pathsep}{HERE}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.rollout_desk"],
        env=environ,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Desk(process, folder)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)
        assert process.stdout is not None
        process.stdout.close()


def _run(args: list[str], given: str) -> tuple[int, str, str]:
    from bluezone.cli import door

    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8")
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            door.main(args)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    out.seek(0)
    return code, out.buffer.getvalue().decode(errors="replace"), err.getvalue()


def main() -> None:
    """Run what comes as a line, answer with a line, until nothing comes; the site is made ready by the first."""
    programs.prepare = functools.cache(programs.prepare)
    commands, answers = sys.stdin, sys.stdout
    for line in commands:
        args, given = json.loads(line)
        print(json.dumps(_run(args, given)), file=answers, flush=True)


if __name__ == "__main__":
    main()
