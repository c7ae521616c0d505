"""Reading letters: how right on letters with a truth made by hand, and how fast against cutting the text into words.

Letters under `dev` were looked at while the rules were written; those under `held` were not, so theirs is the figure to
believe.
"""

import json
import re
from pathlib import Path

from bench.report import Figure, seconds, show
from bench.truth import Score, compare, invented_share, precision_recall_f1
from bluezone.letters import schema
from bluezone.letters.folding import composed, fold
from bluezone.letters.reading.reader import read

ROOT = Path(__file__).parents[1]
SETS = {
    "shared, real": ROOT.parent / "shared" / "data" / "letters",
    "dev, invented": ROOT / "tests" / "letters" / "corpus" / "dev",
    "held, invented": ROOT / "tests" / "letters" / "corpus" / "held",
}
PAGE = 3_000
"""Characters of a page full of text."""

GOAL_MS = 50
_WORD = re.compile(r"\w+|[^\w\s]")


def scored(folder: Path) -> Score:
    """Return how the letters of *folder* are read."""
    score = Score()
    for path in sorted(folder.glob("*.json")):
        given = schema.encode(read(path.with_suffix(".txt").read_text("utf-8")).letter)
        compare(score, json.loads(path.read_text("utf-8")), given)
    return score


def run() -> None:
    """Measure and print."""
    print("\nLetters read, all fields; F1 of 0.95 and at most 2 % invented on unseen ones is the goal")
    for name, folder in SETS.items():
        total = scored(folder).total
        precision, recall, f1 = precision_recall_f1(total)
        print(
            f"  {name:<16} {len(list(folder.glob('*.txt'))):>4} letters  precision {precision:.3f}  recall {recall:.3f}"
            f"  F1 {f1:.3f}  invented {100 * invented_share(total):.1f} %"
        )
    texts = [path.read_text("utf-8") for path in sorted(SETS["dev, invented"].glob("*.txt"))]
    pages = sum(map(len, texts)) / PAGE
    cut = pages / seconds(lambda: [[fold(word) for word in _WORD.findall(composed(text))] for text in texts])
    reading = pages / seconds(lambda: [read(text) for text in texts])
    show(
        f"Reading, pages of {PAGE:,} characters; the goal is {GOAL_MS} ms a page, {1000 // GOAL_MS} pages/s",
        [
            Figure("cut into words and folded", cut, "pages/s"),
            Figure("read", reading, "pages/s", cut, "cutting", f"{1000 / reading:.0f} ms a page"),
        ],
    )
