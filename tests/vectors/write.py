"""Write the vectors of this folder anew, from fixed keys; see README.md beside this file."""

import json
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

from tests.protocol.raw_batch import ROOT, SIGNING, STRANGER, Raw, record

FILE = Path(__file__).parent / "batch-1.json"
DAY_S = 86_400
FIRST_S = 18_480 * DAY_S  # Thursday 6 August 2020


def key(number: int) -> bytes:
    return sha256(b"Bluezone test daily key %d" % number).digest()


def upper(data: bytes) -> str:
    return data.hex().upper()


RECORDS = sorted(
    (
        (FIRST_S, key(1), FIRST_S + 3 * DAY_S + 7_200, 96),
        (FIRST_S, key(2), FIRST_S + 3 * DAY_S, 24),
        (FIRST_S + DAY_S, key(3), FIRST_S + DAY_S, 65_535),
        (FIRST_S + 2 * DAY_S, key(4), 2**32 - 1, 1),
        (FIRST_S + 2 * DAY_S, bytes(32), 0, 96),
    )
)
ROWS = [record(daily_key, start_s, end_s, windows) for start_s, daily_key, end_s, windows in RECORDS]
FIRST = Raw(ROWS)
SECOND = Raw([], number=2, from_s=FIRST.until_s, until_s=FIRST.until_s + 3_600, previous=sha256(FIRST.file).digest())
NOW_S = SECOND.until_s


def taken(name: str, raw: Raw) -> dict[str, Any]:
    reading = {
        "number": raw.number,
        "from": raw.from_s,
        "until": raw.until_s,
        "count": len(raw.records),
        "previous": upper(raw.previous),
        "authority": upper(raw.authority),
        "key_id": upper(raw.body[112:120]),
        "digest": upper(sha256(raw.file).digest()),
        "infections": [
            {"daily_key": upper(row[:32]), "time_start": number(row, 32, 4), "time_end": number(row, 36, 4),
             "max": number(row, 40, 2)}
            for row in raw.records
        ],
    }  # fmt: skip
    return {"name": name, "file": upper(raw.file), "reading": reading}


def number(row: bytes, place: int, size: int) -> int:
    return int.from_bytes(row[place : place + size], "big")


def refused(name: str, file: bytes, code: str) -> dict[str, str]:
    return {"name": name, "file": upper(file), "code": code}


def refusals() -> list[dict[str, str]]:
    flipped = bytearray(FIRST.file)
    flipped[140] ^= 1
    resealed = Raw(ROWS, authority=bytes(32))
    return [
        refused("cut in the signature", FIRST.file[:-1], "batch_truncated"),
        refused("cut in a record", FIRST.file[:150], "batch_truncated"),
        refused("a byte behind the signature", FIRST.file + b"\0", "batch_oversized"),
        refused("two million and one infections", FIRST.but(count=2_000_001).file, "batch_oversized"),
        refused("one bit of a key turned", bytes(flipped), "batch_signature_wrong"),
        refused("version 2", FIRST.but(version=2).file, "batch_version_unsupported"),
        refused("another magic", FIRST.but(magic=b"BLUEZONf").file, "batch_malformed"),
        refused("flags that version 1 does not know", FIRST.but(flags=1).file, "batch_malformed"),
        refused("another key under the name of ours", FIRST.but(key=STRANGER, named_key=SIGNING).file,
                "batch_signature_wrong"),
        refused("a key that is not trusted", FIRST.but(key=STRANGER).file, "batch_key_unknown"),
        refused("another authority", resealed.file, "batch_key_unknown"),
        refused("records out of order", FIRST.but(records=ROWS[::-1]).file, "batch_order_wrong"),
        refused("a record twice", FIRST.but(records=[ROWS[0], *ROWS]).file, "batch_order_wrong"),
        refused("a record without windows", Raw([record(key(1), FIRST_S, FIRST_S, 0)]).file, "batch_malformed"),
        refused("from the future", FIRST.but(until_s=NOW_S + 3_601).file, "batch_from_the_future"),
        refused("number 2 where 1 is due", SECOND.file, "batch_out_of_sequence"),
        refused("another batch before it", FIRST.but(previous=sha256(b"").digest()).file, "batch_out_of_sequence"),
    ]  # fmt: skip


def keyring() -> dict[str, Any]:
    keys = [(SIGNING, FIRST_S, FIRST_S + 365 * DAY_S), (STRANGER, 0, 0)]
    signed = json.dumps(
        {
            "serial": 3,
            "keys": [
                {"public_key": upper(signer.public_key().public_bytes_raw()), "from": from_s, "until": until_s}
                for signer, from_s, until_s in keys
            ],
        },
        separators=(",", ":"),
    )
    text = json.dumps(
        {
            "format": "bluezone-keyring/1",
            "root": upper(ROOT.public_key().public_bytes_raw()),
            "signed": signed,
            "signature": upper(ROOT.sign(b"Bluezone keyring 1\0" + signed.encode())),
        }
    )
    return {"text": text, "root": upper(ROOT.public_key().public_bytes_raw()), "reading": json.loads(signed)}


def text() -> str:
    document = {
        "format": "bluezone-batch-vectors/1",
        "about": "Batches and a keyring, made with published test keys. Never trust these keys.",
        "root_private_key": upper(ROOT.private_bytes_raw()),
        "signing_private_key": upper(SIGNING.private_bytes_raw()),
        "now": NOW_S,
        "sha512_of_first_body": upper(sha512(FIRST.body).digest()),
        "keyring": keyring(),
        "taken_in_this_order": [taken("five infections", FIRST), taken("none, the second batch", SECOND)],
        "refused_as_first": refusals(),
    }
    return json.dumps(document, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
