import numpy as np
import pytest

from bluezone.protocol.advertisement import Platform
from bluezone.world.people import DEPARTMENTS, N_MEMBERS, VISITOR, cast

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_figures_are_those_of_the_letter(seed: int) -> None:
    people = cast(np.random.default_rng(seed))
    members = [person for person in people if person.is_member]

    assert (len(members), sum(person.has_app for person in members)) == (43, 41)
    assert sum(DEPARTMENTS.values()) == N_MEMBERS


@pytest.mark.parametrize("seed", SEEDS)
def test_the_visitor_is_no_member_and_has_no_app(seed: int) -> None:
    *_, visitor = cast(np.random.default_rng(seed))

    assert (visitor.department, visitor.is_member, visitor.has_app) == (VISITOR, False, False)


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_has_their_own_name_and_number(seed: int) -> None:
    people = cast(np.random.default_rng(seed))

    assert len({person.name for person in people}) == len(people)
    assert [person.number for person in people] == list(range(len(people)))


@pytest.mark.parametrize("seed", SEEDS)
def test_phones_that_cannot_run_the_app_are_old_androids(seed: int) -> None:
    without = [person for person in cast(np.random.default_rng(seed)) if person.is_member and not person.has_app]

    assert [person.platform for person in without] == [Platform.ANDROID] * 2
    assert all(person.department != "Lãnh đạo Sở" for person in without)


def test_the_same_seed_casts_the_same_people() -> None:
    assert cast(np.random.default_rng(3)) == cast(np.random.default_rng(3))
    assert cast(np.random.default_rng(3)) != cast(np.random.default_rng(4))
