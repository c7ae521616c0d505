"""The offices of the drill make a sound tree, and its campaign is what the seed letter tells."""

from datetime import date

from bluezone.rollout import campaign_json, phone_number, tree, tree_problems
from bluezone.world import offices, people


def test_the_units_make_a_sound_tree_with_twenty_that_report() -> None:
    assert tree_problems.problems(offices.UNITS) == []

    found = tree.on(offices.UNITS, date(2020, 8, 9))
    assert len(found.children(offices.PROVINCE)) == 1 + 1 + len(offices.OTHERS)
    assert len(offices.OTHERS) == 19
    assert set(found.children(offices.OFFICE)) == {offices.HOUSE, offices.CENTRE, offices.UNION}


def test_every_department_of_the_office_has_its_unit() -> None:
    places = {name: offices.place_of(name) for name in people.DEPARTMENTS}

    assert sum(size for name, size in people.DEPARTMENTS.items() if places[name] == offices.HOUSE) == 35
    assert list(places.values()).count(offices.CENTRE) == list(places.values()).count(offices.UNION) == 1


def test_the_campaign_can_be_kept_as_json() -> None:
    assert campaign_json.decode(campaign_json.encode(offices.CAMPAIGN)) == offices.CAMPAIGN
    assert campaign_json.decode_requirement(campaign_json.encode_requirement(offices.NEEDS)) == offices.NEEDS


def test_everybody_has_a_number_of_their_own_that_is_one() -> None:
    numbers = {offices.number_of(person) for person in range(people.N_MEMBERS)}

    assert len(numbers) == people.N_MEMBERS
    assert all(phone_number.read(number).number == number for number in numbers)
