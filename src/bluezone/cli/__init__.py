"""The one command line: `bluezone <subject> <verb>`.

Data goes to stdout, everything else to stderr. Exit 0: done. 1: refused or failed. 2: used wrongly.
"""

from bluezone.cli.door import main

__all__ = ["main"]
