"""The drill without a server: real phones live through the week; the trial must have heard the same."""

from collections.abc import Iterator

import pytest

from bluezone.device import alert, exposure, matching
from bluezone.device.alert import Level
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import day_of, day_start_ms
from bluezone.world.drill import Drill
from bluezone.world.trial import Trial
from bluezone.world.week import BEGINS_MS, CONFIRMED_MS


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drill]:
    lived = Drill(1, tmp_path_factory.mktemp("phones"))
    shares: list[float] = []
    lived.live(shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    yield lived
    lived.close()


def test_forty_one_phones_each_keep_what_they_heard_in_a_file_of_their_own(drill: Drill) -> None:
    assert len(drill.phones) == 41
    assert all(len(phone.store.contacts) > 0 for phone in drill.phones)


def test_the_trial_warns_whom_the_real_phones_would_warn(drill: Drill) -> None:
    trial = Trial(1)
    trial.live()
    case = next(phone for phone in drill.phones if phone.person.number == drill.case)
    first_day = day_of(BEGINS_MS)
    (chain,) = case.store.chains.all()
    key = chain.key_of(first_day)
    assert key is not None
    infection = Infection(key, day_start_ms(first_day) // 1000, CONFIRMED_MS // 1000)

    warned = set()
    for phone in drill.phones:
        contacts = matching.Contacts.of(phone.store.contacts.between(0, CONFIRMED_MS))
        matches = matching.matches([infection], contacts, now_ms=CONFIRMED_MS)
        told = alert.alerts(exposure.exposures(matches, own_platform=phone.person.platform))
        if any(one.level is Level.WARNING for one in told):
            warned.add(phone.person.number)

    assert trial.judge(drill.case).warned == warned != set()


def test_before_anybody_was_told_nobody_is_warned(drill: Drill) -> None:
    result = drill.result()

    assert result.warned == frozenset()
    assert len(result.near) >= 2
    assert (result.precision, result.recall) == (1.0, 0.0)
