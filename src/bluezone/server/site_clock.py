"""The time on the site: the machine's, or a drill's."""

import time
from datetime import datetime

from django.conf import settings

from bluezone import clock
from bluezone.server.options import OptionError


def make(start: str, origin_ns: str) -> clock.Clock:
    """Return the clock for the settings BLUEZONE_CLOCK_START and BLUEZONE_CLOCK_ORIGIN.

    Args:
        start: an ISO moment with its offset; empty for the machine's time.
        origin_ns: time.monotonic_ns() when the drill's clock showed *start*; empty for now. That count is one for all
            processes of a machine, so they agree.
    """
    if not start:
        return clock.system
    try:
        start_ms = clock.as_ms(datetime.fromisoformat(start))
        late_ns = time.monotonic_ns() - int(origin_ns) if origin_ns else 0
    except ValueError as error:
        raise OptionError(
            f'BLUEZONE_CLOCK_START: found "{start}", expected a moment with its offset, as 2020-08-09T08:00:00+07:00'
        ) from error
    return clock.starting_at(start_ms + late_ns // 1_000_000)


def now() -> datetime:
    """Return the site's time as an aware UTC datetime."""
    site: clock.Clock = settings.BLUEZONE_CLOCK
    return clock.as_datetime(site())
