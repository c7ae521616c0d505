"""The published page of the batch format: its example is what the code does."""

import contextlib
import io
import re
from pathlib import Path

from bluezone.protocol import batch

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "batch-format.md").read_text()


def test_the_worked_example_prints_what_the_page_shows() -> None:
    code, shown = re.findall(r"```(?:python|text)\n(.*?)\n```", PAGE, flags=re.DOTALL)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(code, "batch-format.md", "exec"), {})

    assert printed.getvalue().rstrip() == shown


def test_the_page_names_every_fault() -> None:
    codes = {
        thing.code for thing in vars(batch).values() if isinstance(thing, type) and issubclass(thing, batch.BatchError)
    }

    assert set(re.findall(r"`(batch_\w+)` \|$", PAGE, flags=re.MULTILINE)) == codes
