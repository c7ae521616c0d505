"""What the words in braces of docs/reference/addresses.md stand for in tests: one thing of each kind, made for them."""

from collections.abc import Callable, Mapping
from datetime import date

from bluezone.rollout import guidance_json
from bluezone.rollout.outreach import Entry
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import User
from bluezone.server.authority import services
from bluezone.server.rollout import campaigns, guiding, outreach, self_links, staging
from bluezone.server.rollout.models import Incoming, Received
from bluezone.server.rollout.outreach import Said
from bluezone.server.units.actor import SITE
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import Province
from tests.server.scene import SUNDAY


def case(province: Province, officer: User) -> str:
    """Return the number of a case."""
    return str(services.confirm_case(date(2020, 8, 9), None, by=officer, now=SUNDAY).pk)


def guide(province: Province, officer: User) -> str:
    """Return the name of a guidance that is public."""
    at, now = province.at("sct"), province.now
    held = guiding.read(at, by=SITE, now=now)
    return guiding.save(
        at, guidance_json.encode(held.guidance), is_public=True, by=province.acting(Role.DRAFTER), now=now
    ).slug


def entry(province: Province, officer: User) -> str:
    """Return the number of an entry of the outreach log."""
    said = Said(Entry("markets", SUNDAY, 12))
    return str(outreach.log(province.at("sct"), said, by=SITE, now=SUNDAY).pk)


def received(province: Province, officer: User) -> str:
    """Return the number of a report that came and waits to be confirmed."""
    number = str(101 + Received.objects.count())  # the same letter twice would be taken once
    made = receiving_desk.letter(4, campaigns.pure(province.campaign), number=number)
    return str(receiving_desk.came(province, receiving_desk.text(made), SUNDAY).pk)


def staged(province: Province, officer: User) -> str:
    """Return the key of a roster file that waits."""
    rows = [["Họ và tên", "Số điện thoại"], ["Nguyễn Văn An", "0912345678"]]
    return str(staging.stage(province.at("sct"), rows, "", by=SITE, now=SUNDAY).pk)


def self_link(province: Province, officer: User) -> str:
    """Return the token of a link by which a person reports themselves."""
    row = province.member("An", "vp")
    return self_links.make(province.at("sct"), [row], by=province.acting(Role.HELPER), now=SUNDAY)[0].token


MAKERS: Mapping[str, Callable[[Province, User], str]] = {
    "case": case,
    "guide": guide,
    "staged": staged,
    "member": lambda province, officer: str(province.member("Nguyễn Văn An", "vp").pk),
    "entry": entry,
    "self": self_link,
    "received": received,
    "campaign": lambda province, officer: province.campaign.code,
    "unit": lambda province, officer: "sct",
    "paper": lambda province, officer: str(papers.incoming(province, Incoming.objects.count() + 1).pk),
    "draft": lambda province, officer: str(papers.draft(province).pk),
    "user": lambda province, officer: str(province.user(Role.VIEWER, "sct").pk),
}
"""Word to a maker of what it stands for; a maker may use a province with a running campaign and a health officer."""
