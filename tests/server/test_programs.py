"""The site as processes: it starts, answers over real HTTP, survives being killed, and stops."""

import json
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.site_process import PATIENCE_S, Site

pytestmark = pytest.mark.process

START_S = 1_596_672_000  # 6 August 2020
NOW_S = 1_596_960_000  # 9 August 2020, 15:00 in Vietnam: where the site's clock starts

ISSUE = """
import uuid, datetime
from bluezone.server import programs, site_clock
programs.set_up()
from bluezone.server.accounts.models import User
from bluezone.server.authority import services
by, now = User.objects.get(username="lan"), site_clock.now()
case = services.confirm_case(datetime.date(2020, 8, 9), datetime.date(2020, 8, 8), by=by, now=now)
print(services.issue_code(case.pk, uuid.uuid4(), by=by, now=now).code)
"""


def body(code: str, key: str = "AB") -> dict[str, Any]:
    return {"code": code, "daily_key": key * 32, "time_start": START_S, "max": 96, "time_end": NOW_S}


def children(pid: int) -> list[int]:
    """Return the processes that *pid* started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_for_the_end_of(pids: list[int]) -> None:
    """Return when none of *pids* runs any more; fails where one does not end."""
    deadline = time.monotonic() + PATIENCE_S
    while running := [pid for pid in pids if state(pid) not in ("", "Z")]:
        assert time.monotonic() < deadline, f"still running: {running}"
        time.sleep(0.05)  # there is no event to wait for: these are not our own children


def state(pid: int) -> str:
    """Return the letter of the state of process *pid*; empty where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def test_a_key_travels_from_a_phone_into_a_batch_over_real_http(running_site: Site) -> None:
    code = running_site.python(ISSUE).strip()
    with httpx.Client(base_url=f"{running_site.url}/api/v1") as phone:
        assert phone.post("/codes/check", json={"code": code}).json()["first_day"] == START_S
        assert phone.post("/publications", json=body(code)).status_code == 201
        assert phone.post("/publications", json=body(code)).status_code == 200

        running_site.python("from bluezone.server import programs; programs.publish()")
        entry = phone.get("/batches/index.json").json()["batches"][-1]
        file = phone.get(f"/batches/{entry['number']}.batch")

    assert len(file.content) == entry["size"]
    assert bytes.fromhex("AB" * 32) in file.content
    assert 0 <= entry["until"] - NOW_S < 3_600  # the drill's clock is the same in every process


def test_head_and_304_carry_no_body_on_the_wire(running_site: Site) -> None:
    with httpx.Client(base_url=running_site.url) as phone:
        got = phone.get("/api/v1/keyring.json")
        headed = phone.head("/api/v1/keyring.json")
        unchanged = phone.get("/api/v1/keyring.json", headers={"If-None-Match": got.headers["ETag"]})
        again = phone.get("/api/v1/keyring.json")

    assert (headed.status_code, headed.content, headed.headers["ETag"]) == (200, b"", got.headers["ETag"])
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert again.content == got.content


def test_large_and_endless_bodies_are_refused(running_site: Site) -> None:
    large = httpx.post(f"{running_site.url}/api/v1/publications", content=b"x" * 2_000_000)
    endless = httpx.post(f"{running_site.url}/api/v1/publications", content=(b"x" * 1_000 for _ in range(2_000)))

    assert (large.status_code, large.json()["code"]) == (413, "request_too_large")
    assert (endless.status_code, endless.json()["code"]) == (400, "request_malformed")


def test_many_hand_ins_with_one_code_at_once_are_taken_once(running_site: Site) -> None:
    code = running_site.python(ISSUE).strip()

    def send(place: int) -> int:
        return httpx.post(f"{running_site.url}/api/v1/publications", json=body(code, f"{place % 8:02X}")).status_code

    with ThreadPoolExecutor(16) as pool:
        statuses = sorted(pool.map(send, range(24)))

    assert statuses.count(201) == 1
    assert statuses.count(200) == 2  # the two others with the same key
    assert statuses.count(409) == 21


def test_static_files_are_served_for_ever_under_their_digest(running_site: Site) -> None:
    page = httpx.get(f"{running_site.url}/sign-in/").text
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]

    answer = httpx.get(running_site.url + style)

    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert httpx.get(f"{running_site.url}/static/../secret-key").status_code == 404


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_site_and_all_it_started(empty_site: Site, sent: signal.Signals) -> None:
    process = empty_site.serve()
    started = children(process.pid)

    process.send_signal(sent)
    printed, _ = process.communicate(timeout=PATIENCE_S)

    assert (process.returncode, printed) == (0, "stopped\n")
    assert len(started) >= 2
    wait_for_the_end_of(started)


def test_when_the_site_is_killed_its_jobs_end_and_it_can_start_again(empty_site: Site) -> None:
    process = empty_site.serve()
    root = empty_site.python("from bluezone.server import programs; print(programs.root_public_key().hex())")
    started = children(process.pid)

    process.kill()
    process.communicate()
    wait_for_the_end_of(started)

    again = empty_site.serve()
    again.terminate()
    again.communicate(timeout=PATIENCE_S)
    assert empty_site.python("from bluezone.server import programs; print(programs.root_public_key().hex())") == root


PUBLISHER = """
import os, sys, itertools
from bluezone.server import programs, site_clock
programs.set_up()
from bluezone.server.authority import publishing
from bluezone.server.authority.models import HandedIn
for _ in itertools.count():
    key = os.urandom(32)
    HandedIn.objects.create(daily_key=key, start_s=1596672000, end_s=1596960000, windows=96)
    print(key.hex(), flush=True)
    publishing.publish(by=None, now=site_clock.now())
"""

CHAIN = """
import io, json
from bluezone.server import programs, site_clock
programs.prepare()
from bluezone import clock
from bluezone.protocol import batch, keyring
from bluezone.server.authority import publishing
from bluezone.server.authority.models import Batch
publishing.publish(by=None, now=site_clock.now())
ring, position, keys = keyring.decode(publishing.keyring_now().text, root=None), batch.Position(), []
for row in Batch.objects.order_by("number"):
    _, position = batch.verify(io.BytesIO(bytes(row.data)), keys=ring.trusted(row.until_s), authority=ring.authority,
        after=position, now_ms=clock.as_ms(site_clock.now()))
    keys += [infection.daily_key.hex() for infection in batch.infections(io.BytesIO(bytes(row.data)))]
print(json.dumps(keys))
"""


def test_publishers_killed_at_any_moment_neither_lose_nor_double_nor_fork(empty_site: Site) -> None:
    empty_site.python("from bluezone.server import programs; programs.prepare()")
    stored: list[str] = []
    for turn in range(4):
        pair = [empty_site.start(PUBLISHER, stdout=subprocess.PIPE) for _ in range(2)]
        for process in pair:
            assert process.stdout
            stored += [process.stdout.readline().strip() for _ in range(5 + turn)]
        for process in pair:
            process.kill()
            rest, _ = process.communicate()
            stored += [line for line in rest.split("\n") if len(line) == 64]

    published = json.loads(empty_site.python(CHAIN))

    assert len(published) == len(set(published))
    assert set(stored) <= set(published)
    assert len(published) - len(stored) <= 8  # stored, then killed before it could be said


def test_the_commands_functions_rotate_and_refuse(empty_site: Site) -> None:
    printed = empty_site.python(
        "from bluezone.server import programs\n"
        "from bluezone.errors import BluezoneError\n"
        "programs.prepare()\n"
        "print(len(programs.rotate_key()), programs.publish(), programs.publish(is_forced=True))\n"
        "try:\n    programs.make_user('lan', 'hoa-sen-trang', 'king')\n"
        "except BluezoneError as error:\n    print(error.code)\n"
    )

    assert printed == "32 [] [(1, 0)]\nuser_refused\n"
