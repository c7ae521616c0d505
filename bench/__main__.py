"""`make bench`: run every benchmark, or those whose names are given (`make bench ARGS=matching`)."""

import importlib
import pkgutil
import sys
from pathlib import Path

APART = {"__main__", "report", "truth"}


def main(wanted: list[str]) -> int:
    """Run the benchmarks called *wanted*, all if empty; 2 if there is none of that name."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    benchmarks = [name for name in names if name not in APART]
    for name in wanted:
        if name not in benchmarks:
            print(f"no benchmark {name!r}; there are: {', '.join(benchmarks)}", file=sys.stderr)
            return 2
    for name in wanted or benchmarks:
        importlib.import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
