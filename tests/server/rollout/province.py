"""A province for tests: two departments, three units below one of them, people with every role, one campaign.

country > province Quảng Trị > Sở Công Thương (sct) > Văn phòng (vp), Trung tâm Khuyến công (ttkc), Công đoàn (cd)
                             > Sở Thông tin và Truyền thông (stttt), which receives
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from bluezone.letters.letter import Reference
from bluezone.rollout import unit
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.campaign import Receiver, Target
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Requirement, SystemNeed
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import Fixed, ReportingPeriod, moment_utc
from bluezone.rollout.unit import UnitId
from bluezone.server.accounts.models import Role as SiteRole
from bluezone.server.accounts.models import User
from bluezone.server.rollout import campaigns
from bluezone.server.rollout.models import Campaign, Member, Participant
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Grant

FROM = date(2020, 1, 1)
THURSDAY = moment_utc(date(2020, 8, 6), time(9))
CUTOFF = moment_utc(date(2020, 8, 9), time(8))
DEADLINE = moment_utc(date(2020, 8, 10), time(17))
CODE = "bluezone-2020"
ASKED = Reference("563/STTTT-CNTT", date(2020, 8, 2), "Sở Thông tin và Truyền thông", type="Văn bản")
UNITS = (
    unit.one("vn", FROM, kind="country", name="Việt Nam"),
    unit.one("qt", FROM, kind="province", name="Quảng Trị", full_name="Tỉnh Quảng Trị", code="45", parent="vn"),
    unit.one("sct", FROM, kind="department", name="Sở Công Thương", abbreviation="SCT", parent="qt"),
    unit.one(
        "stttt",
        FROM,
        kind="department",
        name="Sở Thông tin và Truyền thông",
        abbreviation="STTTT",
        receives=True,
        parent="qt",
    ),
    unit.one("vp", FROM, kind="office", name="Văn phòng Sở", abbreviation="VP", parent="sct"),
    unit.one("ttkc", FROM, kind="centre", name="Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", parent="sct"),
    unit.one("cd", FROM, kind="union", name="Công đoàn Ngành Công Thương", parent="sct"),
)
NEEDS = Requirement(
    "bluezone-3",
    date(2020, 8, 1),
    (
        SystemNeed(System.ANDROID, (6,), "https://play.example/bluezone"),
        SystemNeed(System.IOS, (10, 3), "https://apps.example/bluezone"),
    ),
    (BLUETOOTH_LE,),
)


def definition(
    code: str = CODE, periods: Sequence[ReportingPeriod] = (ReportingPeriod(CUTOFF, DEADLINE),)
) -> PureCampaign:
    """Return the campaign of the story, or one like it."""
    return PureCampaign(
        code=code,
        name=Bilingual("triển khai cài đặt ứng dụng Bluezone", "rollout of the app Bluezone"),
        app=Bilingual("ứng dụng Bluezone", "the app Bluezone"),
        start=date(2020, 8, 2),
        schedule=Fixed(tuple(periods)),
        receivers=(Receiver("stttt", FROM),),
        denominator="registered_phones",
        answered=(ASKED,),
        requirements=NEEDS.code,
        targets=(
            Target(
                Bilingual("cán bộ có điện thoại thông minh", "staff with a smartphone"),
                "installed",
                percent=Decimal(100),
                denominator="registered_phones",
                by=date(2020, 8, 9),
            ),
        ),
    )


def load_units() -> None:
    """Write the units of the province."""
    registry.replace(UNITS)


def person(username: str, *roles: tuple[Role, str], now: datetime = THURSDAY) -> User:
    """Return a person of the offices who may sign in with the usual password and holds *roles* at units."""
    made = User(username=username, role=SiteRole.STAFF, made_at=now, full_name=username.title())
    made.set_password("")
    made.set_unusable_password()
    made.save()
    for role, place in roles:
        Grant.objects.create(user=made, role=role.value, unit_id=place, since=FROM, given_at=now)
    return made


@dataclass(slots=True)
class Province:
    """The campaign, and makers of people and members."""

    campaign: Campaign
    now: datetime = THURSDAY
    people: dict[str, User] = field(default_factory=dict)

    def acting(self, role: Role, place: str = "sct") -> Actor:
        """Return somebody who holds *role* at the unit *place*."""
        name = f"{role.value}.{place}".replace("_", "-")
        if name not in self.people:
            self.people[name] = person(name, (role, place))
        return actor.of(self.people[name], self.now)

    def user(self, role: Role, place: str = "sct") -> User:
        """Return that person, to sign in as."""
        self.acting(role, place)
        return self.people[f"{role.value}.{place}".replace("_", "-")]

    def at(self, place: str) -> Participant:
        """Return the unit *place* in the campaign."""
        return Participant.objects.select_related("campaign").get(campaign=self.campaign, unit_id=place)

    def member(self, name: str, place: str = "vp", **values: object) -> Member:
        """Return a new member of the unit *place*, written as they are; counts are not brought up to date."""
        given = {"name_key": name.lower(), "sort_key": name.lower(), "at": self.now, **values}
        return Member.objects.create(campaign=self.campaign, participant=self.at(place), name=name, **given)


def make(
    *, is_running: bool = True, reporting: Callable[[str], bool] = lambda unit: unit in ("sct", "stttt")
) -> Province:
    """Return the province with its campaign."""
    load_units()
    plan = campaigns.Plan(UnitId("qt"), UnitId("qt"), date(2020, 8, 2), lambda unit, tree: reporting(unit))
    made = campaigns.make(definition(), NEEDS, plan, by=actor.SITE, now=THURSDAY)
    if is_running:
        made = campaigns.start(made.code, by=actor.SITE, now=THURSDAY)
    return Province(made)
