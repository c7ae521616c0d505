"""Agreement: over 20 seeds, do warnings agree with the truth? Not a speed but a share: docs/explanation/drill.md.

Two readings: the case that each seed's demo tells of, and everybody who could have been the case.
"""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bluezone.device.profiles import DEFAULT, PROFILES
from bluezone.world.trial import Trial, agreement
from bluezone.world.week import Result

SEEDS = range(1, 21)
WORKERS = 2

Judged = dict[str, list[Result]]
"""By what was judged: the results of one seed's week."""


def judged(seed: int) -> Judged:
    """Return the results of one seed's week."""
    trial = Trial(seed)
    trial.live()
    case = trial.week.case
    found = {f"{name}, one case a seed": [trial.judge(case, profile)] for name, profile in PROFILES.items()}
    found[f"{DEFAULT.name}, everybody the case"] = [trial.judge(case) for case in trial.week.cases]
    return found


def run() -> None:
    """Judge all seeds and print."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        weeks = list(pool.map(judged, SEEDS))
    print(f"\nWarnings and truth, seeds {SEEDS[0]} to {SEEDS[-1]}")
    for what in weeks[0]:
        _show(what, [week[what] for week in weeks])


def _show(what: str, by_seed: Sequence[list[Result]]) -> None:
    each = [agreement(results) for results in by_seed]
    whole = agreement(result for results in by_seed for result in results)
    print(f"  {what}: {whole.rightly} rightly, {whole.wrongly} wrongly, {whole.missed} missed")
    for word, shares, share in (
        ("precision", [one.precision for one in each], whole.precision),
        ("recall", [one.recall for one in each], whole.recall),
    ):
        print(f"    {word:<10} {share:.3f}   of one seed {min(shares):.2f} to {max(shares):.2f}")
