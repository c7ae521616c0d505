"""A roster from a pasted table to members: read and shown, then taken in, then the same file once more, on SQLite.

Reference of the same run: writing as many finished members at once, which whoever takes a roster in cannot do without.
A process of its own fills a site of its own.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.report import Figure, show

SIZES = (1_000, 10_000)
DAY = date(2026, 11, 2)
TOP, OFFICE = "qt", "vp"
HEAD = ["Ghi chú", "Số điện thoại", "Họ và tên", "Đơn vị", "Chức vụ", "Năm sinh", "Loại máy"]
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi")
MIDDLES = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Hữu")
GIVEN = ("An", "Ánh", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Tuấn")
PHONES = ("Samsung Galaxy A10", "iPhone 6s", "Oppo F11", "Nokia 1280", "")

Rows = list[list[str]]


def run() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bz") as folder:
        given = {"DATABASE_URL": "", "BLUEZONE_DATA": str(Path(folder) / "data")}
        done = subprocess.run(
            [sys.executable, "-m", "bench.rosters", *map(str, SIZES)],
            env={**os.environ, **given},
            stdout=subprocess.PIPE,
            check=True,
        )
    figures = []
    for one in map(json.loads, done.stdout.splitlines()):
        n, reference = one["rows"], one["rows"] / one["insert"]
        figures.append(Figure(f"{n:,} rows: inserted, finished", reference, "rows/s", note=f"{one['insert']:.2f} s"))
        for what, said in (("look", "read and shown"), ("accept", "taken in"), ("again", "the same file again")):
            note = f"{one[what]:.2f} s"
            figures.append(Figure(f"{n:,} rows: {said}", n / one[what], "rows/s", reference, "inserting", note))
    show("Rosters on SQLite", figures)


# --- in the process that measures ------------------------------------------------------------------------------------


def main(sizes: list[int]) -> None:
    """Take a roster of each of *sizes* in at an office; print what was measured, a line of JSON each."""
    from bluezone.server import programs

    programs.prepare()
    for size in sizes:
        print(json.dumps({"rows": size, **_times(size)}), flush=True)


def _times(size: int) -> dict[str, float]:
    """Return the seconds of each step, once each: a file that is taken in is not new a second time."""
    from bluezone.server import site_clock
    from bluezone.server.rollout import accepting, staging
    from bluezone.server.rollout.models import Member
    from bluezone.server.units.actor import SITE

    at = _office(f"trial-{size}")
    rows = _table(size)
    found: dict[str, float] = {}
    for reading, taking in (("look", "accept"), ("look_again", "take_again")):
        file = staging.stage(at, rows, "roster.xlsx", by=SITE, now=site_clock.now())
        look = _timed(found, reading, partial(staging.look, file))
        take = partial(accepting.accept, file, look.fingerprint, is_partial=True, by=SITE, now=site_clock.now())
        taken = _timed(found, taking, take)
        assert taken.added == (size if reading == "look" else 0), taken
    found["again"] = found.pop("look_again") + found.pop("take_again")
    members = list(Member.objects.filter(participant=at))
    Member.objects.filter(participant=at).delete()
    _timed(found, "insert", lambda: Member.objects.bulk_create(members, batch_size=500))
    return found


def _timed(found: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    done = work()
    found[name] = time.perf_counter() - began
    return done


def _office(code: str) -> Any:
    """Return an office in a running campaign called *code*."""
    from datetime import time as hour

    from bluezone.rollout import unit
    from bluezone.rollout.bilingual import Bilingual
    from bluezone.rollout.campaign import Campaign, Receiver
    from bluezone.rollout.schedule import Repeated, Rhythm
    from bluezone.rollout.unit import UnitId
    from bluezone.server import site_clock
    from bluezone.server.rollout import access, campaigns
    from bluezone.server.units import registry
    from bluezone.server.units.actor import SITE

    past = DAY - timedelta(days=2_000)
    registry.replace(
        (
            unit.one(TOP, past, kind="province", name="Quảng Trị"),
            unit.one(OFFICE, past, kind="office", name="Văn phòng Sở", parent=TOP),
        )
    )
    now = site_clock.now()
    first = now.date() + timedelta(days=1)
    rhythm = Repeated(Rhythm.DAILY, first, first, hour(8), 1, hour(17))
    words = Bilingual("đợt thử", "trial")
    made = Campaign(code, words, words, DAY, rhythm, (Receiver(TOP, DAY),), "staff")
    plan = campaigns.Plan(UnitId(TOP), UnitId(TOP), now.date(), lambda unit, tree: True)
    campaigns.start(campaigns.make(made, None, plan, by=SITE, now=now).code, by=SITE, now=now)
    return access.participant(code, OFFICE)


def _table(size: int) -> Rows:
    """Return *size* people under headings in an odd order, each with a number of their own."""
    chance = random.Random(4)
    rows = [HEAD]
    for number in range(size):
        name = " ".join((chance.choice(FAMILIES), chance.choice(MIDDLES), chance.choice(MIDDLES), chance.choice(GIVEN)))
        born = str(chance.randint(1960, 2000))
        rows.append(["", f"09{number:08d}", name, "Văn phòng Sở", "Chuyên viên", born, chance.choice(PHONES)])
    return rows


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
