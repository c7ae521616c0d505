"""Another system over real HTTP: roster in, ticks, figures of the story, while two send the same at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.server.site_process import Site

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[3]
NAMES = ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm", "Minh", "Nam", "Phúc", "Quang"]
UNITS = ["Văn phòng Sở"] * 25 + ["Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"] * 12
ROSTER = [
    {"Họ và tên": f"Nguyễn {NAMES[n // 12]} {NAMES[n % 12]}", "Số điện thoại": f"09{n:08}", "Đơn vị": unit}
    for n, unit in enumerate([*UNITS, *["Công đoàn Ngành Công Thương"] * 6])
]
AT = "2020-08-09T14:00:00+07:00"


@pytest.fixture
def calls(empty_site: Site) -> httpx.Client:
    """Return a caller with a drafter's token at the department; the cut-off is some hours ago."""
    token = empty_site.python(
        f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from datetime import timedelta
from bluezone.server import programs, site_clock
programs.prepare()
from bluezone.rollout.rights import Role
from bluezone.server.units import actor, tokens
from tests.server.rollout import province
province.make()
person = province.person("an", (Role.ADMINISTRATOR, "sct"))
now = site_clock.now()
print(tokens.issue("sct", "HR", Role.DRAFTER, 30, by=actor.of(person, now), now=now).text)
"""
    ).strip()
    base = f"{empty_site.url}/api/rollout/v1/campaigns/bluezone-2020/units/sct"
    return httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=60)


def test_a_personnel_system_brings_the_roster_and_the_ticks_of_the_story(empty_site: Site, calls: httpx.Client) -> None:
    process = empty_site.serve(with_jobs=False)
    try:
        with calls, ThreadPoolExecutor(2) as both:
            sent = [both.submit(calls.post, "/roster", json={"rows": ROSTER}) for _ in range(2)]
            assert sorted(each.result().status_code for each in sent) in ([200, 200], [200, 409])
            members = calls.get("/members", params={"most": 500}).json()["members"]
            assert len(members) == 43

            entries = [
                {"id": f"entry-{row['id']}", "member": row["id"], "state": "installed", "at": AT} for row in members
            ]
            for entry in entries[-2:]:
                entry |= {"state": "exempt", "reason": "incompatible_device"}
            ticked = [both.submit(calls.post, "/statuses", json={"entries": entries}) for _ in range(2)]
            answers = [each.result().json()["answers"] for each in ticked]
            refused = [each for told in answers for each in told if not each["is_taken"]]
            assert refused == []

            figures = calls.get("/figures").json()
            assert (figures["total"], figures["installed"], figures["rate"]) == (43, 41, 95.3)
            assert (figures["reasons"], figures["conflicts"]) == ({"incompatible_device": 2}, 0)
            assert httpx.get(f"{calls.base_url}figures").status_code == 401
            assert calls.post("/roster", content=b"x" * 17 * 2**20).status_code == 413
    finally:
        process.terminate()
        process.communicate(timeout=60)
