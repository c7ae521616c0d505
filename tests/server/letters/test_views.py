"""The pages of letters, asked without a browser."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from bluezone.server.accounts.models import User
from tests.server.letters import shelved
from tests.server.letters.shelved import STEM


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the office's letter."""
    made = tmp_path_factory.mktemp("letters")
    shelved.fill(made)
    return made


@pytest.fixture
def reader(client: Client, officer: User, settings: Settings, folder: Path) -> Client:
    """Somebody who is signed in at a site that shows letters."""
    settings.BLUEZONE_LETTERS = folder
    client.force_login(officer)
    return client


def test_the_list_leads_to_the_letter(reader: Client) -> None:
    page = reader.get("/letters/").content.decode()

    assert f'href="/letters/{STEM}/"' in page
    assert "1169/SCT-VP" in page


def test_the_values_stand_beside_the_paper_in_vietnamese_and_english(reader: Client) -> None:
    vietnamese = reader.get(f"/letters/{STEM}/").content.decode()
    reader.post("/language/", {"language": "en"})
    english = reader.get(f"/letters/{STEM}/").content.decode()

    for page in (vietnamese, english):
        for value in ("8h00 ngày 09/8/2020", "95,3%", "563/STTTT-CNTT, 02/8/2020", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"):
            assert value in page
        assert f'src="/letters/{STEM}/{STEM}-page-1.png"' in page
    assert "Thời điểm chốt số liệu" in vietnamese
    assert "Cut-off" in english


def test_each_copy_says_how_it_was_read(reader: Client) -> None:
    page = reader.get(f"/letters/{STEM}/").content.decode()

    assert len(re.findall(r"(\d+)/\1 giá trị trùng khớp", page)) == 2
    assert "chưa đọc: máy này không có phần nhận dạng chữ" in page


@pytest.mark.parametrize(
    ("name", "kind", "how"),
    [
        (f"{STEM}.pdf", "application/pdf", "attachment"),
        (f"{STEM}.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        (f"{STEM}-page-1.png", "image/png", "inline"),
    ],
)
def test_the_files_are_those_of_the_folder(reader: Client, folder: Path, name: str, kind: str, how: str) -> None:
    answer = reader.get(f"/letters/{STEM}/{name}")

    assert b"".join(answer) == (folder / name).read_bytes()
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"].startswith(how)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", [f"/letters/{STEM}/summary.json", "/letters/other/", f"/letters/{STEM}/..%2Fx.pdf"])
def test_what_is_not_there_is_a_page_that_says_so(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_a_site_without_letters_shows_none_and_no_way_to_them(client: Client, officer: User) -> None:
    client.force_login(officer)

    assert "/letters/" not in client.get("/").content.decode()
    assert "chưa có văn bản nào" in client.get("/letters/").content.decode()
    assert client.get(f"/letters/{STEM}/").status_code == 404


def test_a_site_with_letters_leads_to_them(reader: Client, administrator: User) -> None:
    assert reader.get("/").content.decode().count('href="/letters/"') == 2
    reader.force_login(administrator)
    assert reader.get("/").content.decode().count('href="/letters/"') == 2


def test_a_reading_that_lacks_everything_is_shown_as_far_as_it_goes(
    client: Client, officer: User, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "1.read.json").write_text('{"doc": {}, "source": null, "copies": [{}], "found": {"cutoff": {}}}')
    settings.BLUEZONE_LETTERS = tmp_path
    client.force_login(officer)

    assert client.get("/letters/1/").status_code == 200
