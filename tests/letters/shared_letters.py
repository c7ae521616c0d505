"""The twelve documents of the shared data: text and what a person read in it."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "letters"
SEED = "quang-tri-sct-1169-2020"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def text_of(name: str) -> str:
    """Return the text of the document *name*."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def truth_of(name: str) -> dict[str, Any]:
    """Return what a person read in the document *name*."""
    truth: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return truth
