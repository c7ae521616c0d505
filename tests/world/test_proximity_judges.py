import pytest

from bluezone.device.profiles import ATTENUATION, BLUEZONE, PROFILES, SWISSCOVID
from bluezone.protocol.advertisement import Platform
from bluezone.world.measured.recording import Reading
from bluezone.world.proximity_cases import Case
from bluezone.world.proximity_judges import GaenJudge, Judge, MeanJudge, ProfileJudge, mean_dbm, rules

ANDROIDS = (Platform.ANDROID, Platform.ANDROID)
IPHONES = (Platform.IOS, Platform.IOS)


def window(
    *heard: tuple[float, int],
    pair: tuple[Platform, Platform] = ANDROIDS,
    model: str | None = None,
    quiet_db: float = 0.0,
    window_s: float = 900.0,
    least_near_s: float | None = None,
) -> Case:
    """A window in which readings of so many dBm were heard at so many seconds."""
    return Case(
        task="task",
        dataset="set",
        scene="scene",
        run="run",
        pair=pair,
        receiver_model=model,
        transmitter_model=model,
        quiet_db=quiet_db,
        is_timed=True,
        begins_s=0.0,
        window_s=window_s,
        least_near_s=least_near_s,
        readings=tuple(Reading(t_s, rssi_dbm, None) for t_s, rssi_dbm in heard),
        motion=(),
        near_m=2.0,
        distance_m=1.0,
        is_near=True,
    )


def test_the_mean_of_the_readings_counts_at_the_threshold_itself() -> None:
    judge = MeanJudge("mean", -86)

    at, below = window((0, -80), (1, -92)), window((0, -80), (1, -93))

    assert mean_dbm(at) == -86
    assert judge.probabilities([at, below]) == [1.0, 0.0]


@pytest.mark.parametrize(("pair", "threshold_dbm"), [(ANDROIDS, -86), (IPHONES, -74)])
def test_the_published_thresholds_depend_on_the_pair(pair: tuple[Platform, Platform], threshold_dbm: int) -> None:
    judge = ProfileJudge(BLUEZONE)

    at, below = window((0, threshold_dbm), pair=pair), window((0, threshold_dbm - 1), pair=pair)

    assert judge.probabilities([at, below]) == [1.0, 0.0]


def test_a_profile_counts_the_share_of_the_steps_in_which_the_other_was_heard() -> None:
    heard = window((0, -60), (1, -60), (2, -99), (301, -99), (601, -60))

    assert ProfileJudge(BLUEZONE).probabilities([heard]) == [pytest.approx(2 / 3)]


def test_a_medium_distance_counts_half_where_the_profile_says_so() -> None:
    medium = window((0, -19 - 60))

    assert ProfileJudge(SWISSCOVID).probabilities([medium]) == [0.5]
    assert ProfileJudge(ATTENUATION).probabilities([medium]) == [0.0]


def test_steps_begin_with_the_window() -> None:
    judge = ProfileJudge(BLUEZONE)

    assert judge.probabilities([window((299, -60), (300, -99))]) == [0.5]
    assert judge.probabilities([window((0, -99), (299, -60), window_s=300)]) == [1.0]  # one step: the median, -79.5


def meeting(*levels_dbm: int, minutes: float = 15) -> Case:
    """A whole run with one step at each level, asked whether it was near for so many minutes."""
    heard = [(300.0 * step, level_dbm) for step, level_dbm in enumerate(levels_dbm)]
    return window(*heard, window_s=300.0 * len(heard), least_near_s=60 * minutes, model="SM-A405FN")


@pytest.mark.parametrize("judge", [ProfileJudge(BLUEZONE), MeanJudge("mean", -86), GaenJudge("gaen", 61)])
def test_a_whole_run_is_near_from_as_many_steps_as_are_asked_for(judge: Judge) -> None:
    runs = [meeting(-60, -60, -99), meeting(-60, -99, -60, -99, -60), meeting(*[-60] * 9)]

    too_short, just_long_enough, long = judge.probabilities(runs)

    assert too_short < judge.threshold == just_long_enough < long == 1.0


def test_attenuation_corrects_for_the_model_and_for_quiet_sending() -> None:
    judge = GaenJudge("gaen", 55)

    # SM-A405FN: 2 dB of correction, -23 dBm: 55 dB at -80 dBm
    assert judge.probabilities([window((0, -80), model="SM-A405FN"), window((0, -81), model="SM-A405FN")]) == [1.0, 0.0]
    assert judge.probabilities([window((0, -86), model="SM-A405FN", quiet_db=6.0)]) == [1.0]


def test_every_rule_answers_every_window_and_has_a_name_of_its_own() -> None:
    windows = [window((0, -70)), window((0, -95), pair=IPHONES), window((0, -80), model="SM-G973F")]

    answers = [judge.probabilities(windows) for judge in rules()]

    assert all(len(answer) == 3 and all(0 <= share <= 1 for share in answer) for answer in answers)
    assert len({judge.name for judge in rules()}) == len(rules())
    assert set(PROFILES) <= {judge.name for judge in rules()}
