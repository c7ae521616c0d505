"""Short messages leave by a program of the site's, or into a folder."""

import json
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from bluezone.server.phones import short_messages
from bluezone.server.phones.short_messages import FolderSender, MessagesUnavailableError, ProgramSender


def program(folder: Path, text: str) -> str:
    path = folder / "send"
    path.write_text(f"#!{sys.executable}\n{text}\n")
    path.chmod(0o700)
    return str(path)


def test_a_program_gets_number_and_text_on_its_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    send = ProgramSender(
        program(tmp_path, f"import sys, pathlib\npathlib.Path({str(out)!r}).write_text(sys.stdin.read())")
    )

    send("+84912345678", "Mã: 123456")

    assert json.loads(out.read_text()) == {"to": "+84912345678", "text": "Mã: 123456"}


def test_a_program_that_fails_or_is_not_there_is_told_without_the_number(tmp_path: Path) -> None:
    for path in (program(tmp_path, "raise SystemExit(3)"), str(tmp_path / "none")):
        with pytest.raises(MessagesUnavailableError) as caught:
            ProgramSender(path)("+84912345678", "123456")
        assert "912345678" not in caught.value.sentence


def test_a_folder_gets_a_file_for_each_message_that_only_its_owner_reads(tmp_path: Path) -> None:
    send = FolderSender(tmp_path / "messages")

    send("+84912345678", "Mã: 1")
    send("+84912345678", "Mã: 2")

    files = list((tmp_path / "messages").iterdir())
    assert sorted(json.loads(file.read_text())["text"] for file in files) == ["Mã: 1", "Mã: 2"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


@pytest.mark.parametrize("number", ["0912345678", "+8491234567", "+84 912345678", "+1912345678x"])
def test_a_folder_refuses_what_a_gateway_would_refuse(tmp_path: Path, number: str) -> None:
    with pytest.raises(MessagesUnavailableError):
        FolderSender(tmp_path)(number, "x")


def test_the_settings_choose_and_without_them_nothing_is_sent(settings: Settings, tmp_path: Path) -> None:
    settings.BLUEZONE_SMS_PROGRAM, settings.BLUEZONE_SMS_FOLDER = "", ""
    with pytest.raises(MessagesUnavailableError):
        short_messages.sender()
    settings.BLUEZONE_SMS_FOLDER = str(tmp_path)
    assert isinstance(short_messages.sender(), FolderSender)
    settings.BLUEZONE_SMS_PROGRAM = "/usr/bin/true"
    assert isinstance(short_messages.sender(), ProgramSender)
