"""The plan: for each infection the days and windows that its course names."""

import numpy as np
from hypothesis import given, settings

from bluezone.device import matching_course
from bluezone.device.kernel import plan
from bluezone.device.matching_contacts import Contacts
from bluezone.device.matching_course import Mode, course, is_plausible
from tests.device.kernel.arrangements import Arrangement, arrangements

Job = tuple[int, int, int, list[int]]


def planned(given_: Arrangement, contacts: Contacts) -> list[Job]:
    """Infection, day, windows and times of each job."""
    times_ms = np.array([min(time_ms, 2**62) for time_ms in contacts.times_ms], np.int64)
    jobs = []
    for begin, part in plan.plans(given_.infections, times_ms, given_.mode, given_.now_ms):
        assert part.first_jobs.tolist() == np.searchsorted(part.infection, np.arange(len(part.keys) + 1)).tolist()
        columns = (part.infection + begin, part.days, part.windows, part.times_ms)
        jobs += list(zip(*(column.tolist() for column in columns), strict=True))
    return jobs


def one_by_one(given_: Arrangement, contacts: Contacts) -> list[Job]:
    """The same by the courses."""
    jobs: list[Job] = []
    for place, infection in enumerate(given_.infections):
        if given_.mode is Mode.TOLERANT and not is_plausible(infection, contacts.first_ms):
            continue
        way, computed = course(infection, given_.mode, given_.now_ms), 0
        for day in way.days(contacts.first_ms, contacts.last_ms):
            opens_ms, until_ms = way.listens_ms(day)
            heard_ms = contacts.last_between(opens_ms, until_ms)
            if heard_ms is None:
                continue
            computed += (windows := way.windows_until(day, heard_ms))
            if computed > matching_course.MOST_IDENTIFIERS:
                break
            jobs.append((place, day, windows, [opens_ms, way.length_ms, way.reach_ms, way.counts_until_ms]))
    return jobs


@settings(max_examples=200, deadline=None)
@given(arrangements())
def test_the_plan_is_what_the_courses_say(given_: Arrangement) -> None:
    contacts = Contacts.of(given_.sightings)
    if not len(contacts) or not given_.infections:
        return

    if given_.now_ms < 2**60:  # a later clock cuts nothing, and is written down differently
        assert planned(given_, contacts) == one_by_one(given_, contacts)
