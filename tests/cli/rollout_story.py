"""The story of the seed on the command line: a province, its campaign, 43 members in three units."""

import json
from typing import Any

from tests.cli.rollout_desk import Desk

CODE = "bluezone-2020"
THURSDAY, CUTOFF = "2020-08-06T09:00+07:00", "2020-08-09T08:00+07:00"
MONDAY = "2020-08-10T09:00+07:00"
SINCE = ("--since", "2020-01-01")
UNITS = (
    ("Việt Nam", "country", "vn", None, ""),
    ("Quảng Trị", "province", "qt", "vn", ""),
    ("Sở Công Thương", "department", "sct", "qt", "SCT"),
    ("Sở Thông tin và Truyền thông", "department", "stttt", "qt", "STTTT"),
    ("Văn phòng Sở", "office", "vp", "sct", "VP"),
    ("Trung tâm Khuyến công", "centre", "ttkc", "sct", ""),
    ("Công đoàn Ngành", "union", "cd", "sct", ""),
)
SIZES = {"vp": 25, "ttkc": 12, "cd": 6}
HERE = ("--campaign", CODE, "--unit", "sct")
LETTERHEAD = {
    "organ": "Sở Công Thương",
    "parent_organ": "UBND tỉnh Quảng Trị",
    "abbreviation": "SCT",
    "drafting": "VP",
    "place": "Quảng Trị",
    "signer_authority": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Trần Văn Bình",
    "recipients": "UBND tỉnh (b/c)",
    "archive": "VT, VP",
}


def campaign(**values: Any) -> dict[str, Any]:
    """Return the file of the campaign."""
    definition = {
        "code": CODE,
        "name": {"vi": "triển khai cài đặt ứng dụng Bluezone", "en": "rollout of the app Bluezone"},
        "app": {"vi": "ứng dụng Bluezone", "en": "the app Bluezone"},
        "start": "2020-08-02",
        "schedule": {"periods": [["2020-08-09T08:00:00+07:00", "2020-08-10T17:00:00+07:00"]]},
        "receivers": [{"unit": "stttt", "since": "2020-01-01"}],
        "denominator": "registered_phones",
        "requirements": "bluezone-3",
    }
    needs = {
        "code": "bluezone-3",
        "day": "2020-08-01",
        "systems": [
            {"system": "android", "least": [6], "store": "https://play.example/bluezone"},
            {"system": "ios", "least": [10, 3], "store": "https://apps.example/bluezone"},
        ],
    }
    plan = {"owner": "qt", "scope": "qt", "tree_day": "2020-08-02", "reports": ["department"]}
    return {"campaign": {**definition, **values}, "requirement": needs, "plan": plan}


def begin(desk: Desk) -> None:
    """Make the units, let the receiving department receive, make and start the campaign."""
    for name, kind, unit, below, short in UNITS:
        above = ("--below", below) if below else ()
        receives = ("--receives",) if unit == "stttt" else ()
        said = ("--kind", kind, "--id", unit, "--abbreviation", short)
        desk.done("units", "add", name, *said, *above, *SINCE, *receives)
    file = desk.write("campaign.json", json.dumps(campaign()))
    desk.done("campaign", "make", file, "--start", "--at", THURSDAY)


def roster() -> str:
    """Return the roster of 43 people in three units, as a file of text."""
    names = {unit: name for name, _, unit, _, _ in UNITS}
    rows = [unit for unit, size in SIZES.items() for _ in range(size)]
    lines = (f"Nguyễn Văn {_name(n)};09{n:08};{names[unit]}" for n, unit in enumerate(rows))
    return "\n".join(["Họ và tên;Số điện thoại;Đơn vị", *lines])


GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm")
LAST = ("Minh", "Nam", "Phúc", "Quang", "Sơn", "Tâm")


def _name(n: int) -> str:
    return f"{GIVEN[n % 8]} {LAST[n // 8]}"


def ticks() -> str:
    """Return what the helper saw: 41 with the app, 2 whose phones cannot have it."""
    rows = [f"09{n:08},installed,," for n in range(41)]
    return "\n".join(["phone,state,reason,note", *rows, *(f"09{n:08},exempt,incompatible_device," for n in (41, 42))])


def count(desk: Desk) -> None:
    """Take the roster in, tick it, freeze it at the cut-off, and give the office its letterhead."""
    file = desk.write("roster.csv", roster())
    desk.done("import", file, *HERE, "--yes", "--at", THURSDAY)
    desk.done("tick", "-", *HERE, "--at", THURSDAY, given=ticks())
    desk.done("freeze", "--at", CUTOFF)
    head = desk.write("letterhead.json", json.dumps(LETTERHEAD))
    desk.done("letterhead", "--unit", "sct", "--set", head, "--at", THURSDAY)
