"""Published keys as commands read them, and how a long job tells where it is."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluezone.cli import published
from bluezone.cli.published import Progress
from bluezone.protocol import batch, infection
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_S

INFECTIONS = [Infection(bytes([number]) * 32, 18_480 * DAY_S, 18_494 * DAY_S) for number in range(3)]


def test_f0_json_is_read_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "F0.json"
    path.write_text(infection.encode(INFECTIONS).replace('"max":96', '"max":0', 1))

    found = published.read(str(path))

    assert list(found.infections()) == INFECTIONS[1:]
    assert (found.count, len(found.problems)) == (2, 1)


def test_a_batch_is_read_as_often_as_wanted_and_said_to_be_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "1.batch"
    path.write_bytes(
        batch.encode(
            INFECTIONS,
            number=1,
            from_s=0,
            until_s=18_494 * DAY_S,
            previous=batch.NO_PREVIOUS,
            authority=bytes(32),
            signing_key=Ed25519PrivateKey.from_private_bytes(bytes(32)),
        )
    )

    found = published.read(str(path))

    assert [list(found.infections()) for _ in range(2)] == [INFECTIONS] * 2
    assert found.count == 3
    assert "not checked" in found.problems[0]


@pytest.mark.parametrize(("times_s", "told"), [([0.5, 0.9], 0), ([0.5, 1.0, 1.1, 1.9, 2.0, 3.9, 4.0], 3)])
def test_progress_is_told_after_a_second_and_then_ever_more_rarely(
    times_s: list[float], told: int, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter([0.0, *times_s])
    progress = Progress(10_000, "keys matched", lambda: next(times))

    for number, _ in enumerate(times_s):
        progress(1_000 + number)

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == told
    assert not lines or lines[0] == "keys matched: 1,001 of 10,000"
