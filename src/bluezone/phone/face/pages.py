"""What each page of the phone shows and does: it gathers from the agent and its store; a form posts, then redirects."""

import asyncio
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bluezone.device.alert import Level
from bluezone.device.retention import FEWEST_DAYS, MOST_DAYS
from bluezone.errors import BluezoneError, short
from bluezone.phone.agent import Agent
from bluezone.phone.client import ServerRefusedError
from bluezone.phone.contacts import DayOfContacts
from bluezone.phone.face import guard, radar
from bluezone.phone.face.wording import Wording
from bluezone.phone.nearby import NearPhone, Ring
from bluezone.phone.settings import LANGUAGES, days_kept
from bluezone.phone.store import Store
from bluezone.phone.sync import Outcome
from bluezone.phone.trust import LastTalk
from bluezone.phone.uploads import Preview, State

MOST_LISTED = 8
"""Phones named in the list beside the radar; the rest are counted."""

BAR_MINUTES = 12 * 60
"""A day with others around for so long fills its bar."""

FRESH_MS = 24 * 60 * 60 * 1000
"""After so long without an answer "no alerts" would be a false comfort, and the page says that it does not know."""

SYNC_WAIT_S = 20.0
"""How long the page waits for a talk that its owner asked for."""

_RING_KEYS = {Ring.STRONG: "near.strong", Ring.NORMAL: "near.normal", Ring.WEAK: "near.weak"}
_NOTES = {
    "saved": "settings.saved",
    "deleted": "delete.done",
    "synced": "settings.synced_now",
    "not_synced": "settings.not_synced",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page needs: the words, and how many alerts are unread."""

    wording: Wording
    unread: int


class Pages:
    """The pages of one phone.

    Args:
        agent: the phone.
        token: what a form must carry to be taken.
    """

    def __init__(self, agent: Agent, token: str) -> None:
        self._agent, self._token = agent, token
        self._preview: Preview | None = None
        self._number: str | None = None
        self._talk: asyncio.Future[Outcome | None] | None = None
        self._templates = Environment(
            loader=PackageLoader("bluezone.phone.face"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    # Nearby

    async def near(self, request: Request) -> Response:
        """Show the radar, and above it what matters most."""
        self._agent.watched()
        alerts, talk = await self._agent.ask(lambda: (self._store.alerts.all(), self._store.authority.last_talk()))
        worst = max((alert.level for alert in alerts), default=None)
        return await self._show(
            request,
            "near.html",
            tab="near",
            worst=None if worst is None else worst.name,
            asked_ms=talk.succeeded_ms,
            is_fresh=_is_fresh(talk, self._agent.clock()),
            **self._radar(),
        )

    async def near_part(self, request: Request) -> Response:
        """Show the radar alone, for the script that refreshes it."""
        self._agent.watched()
        return await self._show(request, "radar.html", tab="near", **self._radar())

    def _radar(self) -> dict[str, Any]:
        phones = self._agent.nearby.now(self._agent.clock())
        return {
            "phones": [self._listed(phone) for phone in phones[:MOST_LISTED]],
            "count": len(phones),
            "more": max(0, len(phones) - MOST_LISTED),
            "dots": radar.dots(phones),
            "rings": sorted(radar.RING_RADII.values(), reverse=True),
            "condition": self._agent.condition,
        }

    def _listed(self, phone: NearPhone) -> dict[str, Any]:
        return {
            "name": short(phone.identifier),
            "ring": phone.ring,
            "ring_key": _RING_KEYS[phone.ring],
            "rssi": str(phone.rssi_dbm).replace("-", "\N{MINUS SIGN}"),
            "seconds": phone.silent_s,
        }

    # History

    async def history(self, request: Request) -> Response:
        """Show for each day how long others were around."""
        offset = self._agent.judgement.utc_offset
        days, kept = await self._agent.ask(
            lambda: (self._store.contacts.by_day(offset), self._store.settings.days_kept)
        )
        rows = [(day, _bar(day)) for day in days]
        return await self._show(request, "history.html", tab="history", days=rows, kept=kept)

    # Alerts

    async def alerts(self, request: Request) -> Response:
        """Show every alert in one line."""
        found = await self._agent.ask(self._store.alerts.all)
        return await self._show(request, "alerts.html", tab="alerts", alerts=found)

    async def alert(self, request: Request) -> Response:
        """Show one alert with all that its owner needs to check it."""
        found = await self._agent.ask(self._store.alerts.read, request.path_params["number"])
        if found is None:
            return await self.missing(request)
        return await self._show(request, "alert.html", tab="alerts", alert=found)

    # Code

    async def code(self, request: Request) -> Response:
        """Ask for the verification code, or show how far the last upload is."""
        last, server = await self._agent.ask(lambda: (self._store.uploads.last(), self._store.settings.server))
        asks_anew = request.query_params.get("again") == "1" and last is not None and last.state is not State.SENDING
        if last is not None and not asks_anew:
            return await self._show(request, "upload.html", tab="code", upload=last)
        return await self._show(request, "code.html", tab="code", has_server=bool(server), typed="", problem=None)

    async def code_typed(self, request: Request) -> Response:
        """Check the code and go on to the preview."""
        typed = (await guard.form(request, self._token)).get("code", "")
        try:
            self._preview = await self._agent.check_code(typed)
        except BluezoneError as error:
            values = {"has_server": True, "typed": typed[:20], "problem": _refusal(error)}
            return await self._show(request, "code.html", tab="code", status=422, **values)
        return _go(request, "/code/preview")

    async def preview(self, request: Request) -> Response:
        """Show what would be sent."""
        if self._preview is None:
            return _go(request, "/code")
        return await self._show(request, "preview.html", tab="code", preview=self._preview, problem=None)

    async def consent(self, request: Request) -> Response:
        """Send, if the owner consented."""
        fields = await guard.form(request, self._token)
        preview = self._preview
        if preview is None:
            return _go(request, "/code")
        if fields.get("consent") != "yes":
            values = {"preview": preview, "problem": "preview.must"}
            return await self._show(request, "preview.html", tab="code", status=422, **values)
        self._preview = None
        await self._agent.hand_in(preview)
        return _go(request, "/code")

    # Number

    async def number(self, request: Request) -> Response:
        """Say what registering the number is good for, and what would be sent."""
        last, server = await self._agent.ask(lambda: (self._store.settings.number, self._store.settings.server))
        asks_anew = request.query_params.get("again") == "1"
        last = "" if asks_anew else last
        return await self._show(
            request, "number.html", tab="settings", has_server=bool(server), last=last, typed="", problem=None
        )

    async def number_typed(self, request: Request) -> Response:
        """Have a code sent to the number, and ask for it."""
        typed = (await guard.form(request, self._token)).get("number", "").strip()
        try:
            await self._agent.ask_number(typed)
        except BluezoneError as error:
            values = {"has_server": True, "last": "", "typed": typed[:20], "problem": _refusal(error)}
            return await self._show(request, "number.html", tab="settings", status=422, **values)
        self._number = typed
        return _go(request, "/number/code")

    async def number_code(self, request: Request) -> Response:
        """Ask for the code that came to the number."""
        if self._number is None:
            return _go(request, "/number")
        return await self._show(request, "number_code.html", tab="settings", problem=None)

    async def number_proved(self, request: Request) -> Response:
        """Register the number by its code."""
        code = (await guard.form(request, self._token)).get("code", "").strip()
        if self._number is None:
            return _go(request, "/number")
        try:
            await self._agent.confirm_number(self._number, code[:20])
        except BluezoneError as error:
            problem = _refusal(error)
            return await self._show(request, "number_code.html", tab="settings", status=422, problem=problem)
        self._number = None
        return _go(request, "/number")

    # Settings

    async def settings(self, request: Request) -> Response:
        """Show settings and status."""
        note = _NOTES.get(request.query_params.get("done", ""))
        return await self._settings(request, note=note)

    async def _settings(self, request: Request, *, status: int = 200, **values: Any) -> Response:
        stored, talk, root = await self._agent.ask(self._gather_settings)
        shown = {"note": None, "problem": None, "fields": stored, **values}
        return await self._show(
            request,
            "settings.html",
            tab="settings",
            status=status,
            talk=talk,
            root=None if root is None else short(root),
            condition=self._agent.condition,
            **shown,
        )

    def _gather_settings(self) -> tuple[dict[str, str], LastTalk, bytes | None]:
        settings = self._store.settings
        stored = {
            "language": settings.language,
            "server": settings.server,
            "days": str(settings.days_kept),
            "number": settings.number,
        }
        return stored, self._store.authority.last_talk(), self._store.authority.trust().root

    async def settings_saved(self, request: Request) -> Response:
        """Store the settings, all or none."""
        fields = {"language": "", "server": "", "days": "", "number": "", **await guard.form(request, self._token)}
        try:
            await self._agent.ask(self._save, fields)
        except BluezoneError as error:
            return await self._settings(request, status=422, problem=error.code, fields=fields)
        self._agent.want_sync()
        await self._agent.retain()
        return _go(request, "/settings?done=saved")

    def _save(self, fields: dict[str, str]) -> None:
        with self._store.at_once():
            settings = self._store.settings
            settings.language = fields["language"]
            settings.server = fields["server"]
            settings.days_kept = days_kept(fields["days"])

    async def language(self, request: Request) -> Response:
        """Change the language and stay on the page."""
        fields = await guard.form(request, self._token)
        if fields.get("language") in LANGUAGES:
            await self._agent.ask(setattr, self._store.settings, "language", fields["language"])
        return _go(request, "/")

    async def synchronise(self, request: Request) -> Response:
        """Ask the server now."""
        await guard.form(request, self._token)
        self._talk = asyncio.ensure_future(self._agent.sync())  # kept, for it may outlive this request
        done, _ = await asyncio.wait((self._talk,), timeout=SYNC_WAIT_S)
        succeeded = bool(done) and self._talk.result() is not None
        return _go(request, f"/settings?done={'synced' if succeeded else 'not_synced'}")

    async def trust(self, request: Request) -> Response:
        """Ask whether to trust another authority."""
        return await self._show(request, "trust.html", tab="settings")

    async def trust_new(self, request: Request) -> Response:
        """Trust whichever authority the server serves from now on."""
        await guard.form(request, self._token)
        await self._agent.ask(self._store.authority.pin, None)
        self._agent.want_sync()
        return _go(request, "/settings?done=saved")

    async def delete(self, request: Request) -> Response:
        """Ask whether to delete."""
        return await self._show(request, "delete.html", tab="settings")

    async def delete_all(self, request: Request) -> Response:
        """Delete, really."""
        await guard.form(request, self._token)
        self._preview = None
        await self._agent.forget_everything()
        return _go(request, "/settings?done=deleted")

    # Frame

    async def missing(self, request: Request, _: Exception | None = None) -> Response:
        """Say that there is no such page."""
        return await self._show(request, "error.html", tab="", status=404, problem="not_found")

    async def failed(self, request: Request, error: Exception) -> Response:
        """Say what went wrong."""
        assert isinstance(error, BluezoneError)
        return await self._show(request, "error.html", tab="", status=error.status, problem=error.code)

    @property
    def _store(self) -> Store:
        return self._agent.store

    def _frame(self) -> Frame:
        language = self._store.settings.language
        unread = sum(not alert.is_read for alert in self._store.alerts.all())
        return Frame(Wording(language, self._agent.judgement.utc_offset, self._agent.clock()), unread)

    async def _show(self, request: Request, template: str, *, tab: str, status: int = 200, **values: Any) -> Response:
        frame = await self._agent.ask(self._frame)
        root = request.scope.get("root_path", "")
        text = self._templates.get_template(template).render(
            words=frame.wording,
            t=frame.wording.say,
            unread=frame.unread,
            tab=tab,
            token=self._token,
            at=lambda path: root + path,
            Level=Level,
            State=State,
            limits={"fewest": FEWEST_DAYS, "most": MOST_DAYS},
            **values,
        )
        return HTMLResponse(text, status)


def _go(request: Request, path: str) -> Response:
    return RedirectResponse(request.scope.get("root_path", "") + path, 303)


def _refusal(error: BluezoneError) -> str:
    """Return the code that tells what is wrong: the server's own where it refused."""
    return error.refusal if isinstance(error, ServerRefusedError) else error.code


def _is_fresh(talk: LastTalk, now_ms: int) -> bool:
    return talk.succeeded_ms is not None and abs(now_ms - talk.succeeded_ms) < FRESH_MS


def _bar(day: DayOfContacts) -> int:
    """Return how long the bar of *day* is, 2 to 100."""
    return min(100, max(2, round(100 * day.minutes / BAR_MINUTES)))
