"""Processes that end with the one that started them, also when that one is killed and can tell nobody."""

import os
import signal
import threading
import time

LOOKED_EVERY_S = 1.0


def end_with(parent: int) -> None:
    """Send this process SIGTERM once process *parent*, which started it, is gone.

    Neither a pipe nor a signal would tell: other children hold a pipe's end too, and not every system has the signal.
    """
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="ends with its parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKED_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
