"""`bluezone air` and `bluezone phone`: processes that meet over TCP transports, and what is refused."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Command

LONGEST_WAIT_S = 60


@contextmanager
def running(*args: str, ready: str) -> Iterator[list[str]]:
    """Run `bluezone` with *args* until a line matches *ready*; yield the lines so far, stop it cleanly at the end."""
    command = [sys.executable, "-m", "bluezone.cli", *args]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            lines = []
            for line in process.stdout:
                lines.append(line.strip())
                if re.search(ready, line):
                    break
            else:
                pytest.fail(f"{args[0]} ended before it was ready: {lines}")
            yield lines
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=LONGEST_WAIT_S)


def shows_somebody_near(page: str) -> bool:
    """Whether the phone's page counts one phone near."""
    return "1 điện thoại ở gần" in httpx.get(page).text


@pytest.mark.process
def test_two_phones_in_processes_of_their_own_see_each_other(tmp_path: Path) -> None:
    with running("air", "--port", "0", ready="until Ctrl-C") as lines:
        radios = [line for line in lines if line.startswith("tcp-client:")]
        one, two = (
            ("phone", "--radio", radio, "--store", str(tmp_path / f"{place}.db"), "--duty", "always")
            for place, radio in enumerate(radios)
        )
        with running(*one, ready="page: ") as first, running(*two, ready="page: ") as second:
            pages = [lines[-1].removeprefix("page: ") for lines in (first, second)]
            deadline = time.monotonic() + LONGEST_WAIT_S
            while not all(shows_somebody_near(page) for page in pages):
                assert time.monotonic() < deadline, "the phones did not see each other"
                time.sleep(0.2)  # the page is all that a person can look at, too


def test_a_radio_that_is_no_transport_is_refused_in_a_sentence(tmp_path: Path, command: Command) -> None:
    outcome = command("phone", "--radio", "usb:", "--store", str(tmp_path / "phone.db"), "--no-page")

    assert outcome.code == 1
    assert "[radio_unavailable]" in outcome.err


@pytest.mark.parametrize(("key", "wrong"), [("12", "found 1 bytes, expected 32"), ("zz", "pairs of 0-9, A-F")])
def test_a_wrong_authority_key_is_wrong_use(tmp_path: Path, command: Command, key: str, wrong: str) -> None:
    given = ("--radio", "usb:0", "--store", str(tmp_path / "phone.db"))

    outcome = command("phone", *given, "--authority-key", key)

    assert outcome.code == 2
    assert wrong in outcome.err
