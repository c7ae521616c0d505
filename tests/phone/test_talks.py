"""Consent, interruption and repetition: what leaves the phone, when, and from which chain it broadcasts meanwhile."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from bluezone.authority.code import CodeUnknownError
from bluezone.device.sighting import Sighting
from bluezone.phone.agent import Agent
from bluezone.phone.client import ServerError, ServerRefusedError
from bluezone.phone.condition import Timing, inline
from bluezone.phone.store import Store
from bluezone.phone.uploads import Preview, State
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS
from bluezone.world.virtual import VirtualLoop
from tests.phone.hand_radio import HandRadio
from tests.phone.small_server import INDEX, PUBLICATIONS, Answer, Request, SmallAuthority, SmallServer, as_json, running

DAY = 18_480
NOW_MS = DAY * DAY_MS + 8 * 3_600_000
CODE = "ABCD2345"


class Scene:
    """A phone that runs, its radio, a real server and its authority."""

    def __init__(self, folder: Path, server: SmallServer) -> None:
        self.folder, self.server = folder, server
        self.authority = SmallAuthority()
        self.authority.codes[CODE] = (DAY - 2) * 86_400
        self.authority.put(server)
        self.store = Store(folder / "phone.sqlite3", token_bytes=random.Random(1).randbytes)
        self.store.settings.server = server.address
        self.first = self.store.chains.current(NOW_MS - 5 * DAY_MS)
        self.revealed = set(identifiers(key_after(self.first.key, 5)))
        self.radio = HandRadio()
        self.loop = VirtualLoop(NOW_MS)
        self.agent = self.new_agent()

    def new_agent(self) -> Agent:
        return Agent(
            self.store,
            self.radio,
            clock=self.loop.clock,
            rng=random.Random(2),
            timing=Timing(first_sync_s=1e6, sync_s=3600),
            run_blocking=inline,
        )

    def play(self, script: Callable[[], Awaitable[None]]) -> None:
        async def both() -> None:
            running_phone = asyncio.create_task(self.agent.run())
            await asyncio.sleep(0.001)
            await script()
            self.agent.stop()
            await running_phone

        self.loop.run_until_complete(both())

    async def preview(self) -> Preview:
        return await self.agent.check_code(CODE)

    def key_bytes_seen(self) -> bool:
        keys = {key_after(self.first.key, days) for days in range(20)}
        sent = b"".join(request.body + request.path.encode() for request in self.server.requests).upper()
        return any(key.hex().upper().encode() in sent or key in sent for key in keys)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with running(SmallServer()) as server:
        made = Scene(tmp_path, server)
        yield made
        made.store.close()
        made.loop.close()


def test_without_consent_no_key_leaves_the_phone(scene: Scene) -> None:
    async def look_and_think_again() -> None:
        preview = await scene.preview()
        assert preview.day == DAY - 2
        await scene.agent.sync()
        await asyncio.sleep(7200)

    scene.play(look_and_think_again)

    assert len(scene.server.requests) >= 2
    assert not scene.key_bytes_seen()
    assert scene.radio.broadcasts[0] in scene.revealed


def test_after_consent_one_daily_key_leaves_and_a_new_chain_was_on_the_air_before_it(scene: Scene) -> None:
    on_air: list[bytes | None] = []
    stored: list[State] = []

    def take(request: Request) -> Answer:
        on_air.append(scene.radio.on_air)
        last = scene.store.uploads.last()
        stored.extend([last.state] if last else [])
        return scene.authority.take(request)

    async def hand_in() -> None:
        scene.server.answers[PUBLICATIONS] = take
        upload = await scene.agent.hand_in(await scene.preview())
        assert upload.state is State.DONE

    scene.play(hand_in)

    body = json.loads(scene.server.posted()[-1].body)
    assert body["daily_key"] == key_after(scene.first.key, 3).hex().upper()
    assert (body["time_start"], body["time_end"]) == ((DAY - 2) * 86_400, NOW_MS // 1000)
    assert on_air[0] not in scene.revealed
    assert on_air[0] is not None
    assert stored == [State.SENDING]
    bodies = b"".join(request.body for request in scene.server.posted()).upper()
    for secret in (random.Random(1).randbytes(32), scene.first.key, key_after(scene.first.key, 2)):
        assert secret.hex().upper().encode() not in bodies


def test_an_answer_lost_on_the_way_is_asked_for_again_and_the_key_is_published_once(scene: Scene) -> None:
    def take_and_break_off(request: Request) -> Answer:
        scene.authority.take(request)
        scene.server.answers[PUBLICATIONS] = scene.authority.take
        return Answer(breaks_off=True)

    async def hand_in() -> None:
        scene.server.answers[PUBLICATIONS] = take_and_break_off
        upload = await scene.agent.hand_in(await scene.preview())
        assert upload.state is State.SENDING
        assert scene.radio.on_air not in scene.revealed
        await asyncio.sleep(61)
        last = scene.store.uploads.last()
        assert last is not None
        assert (last.state, last.receipt) == (State.DONE, "receipt-1")

    scene.play(hand_in)

    bodies = [request.body for request in scene.server.posted() if request.path == PUBLICATIONS]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    assert len(scene.authority.spent) == 1


def test_a_phone_that_dies_between_intention_and_receipt_goes_on_where_it_was(scene: Scene) -> None:
    async def consent() -> None:
        preview = await scene.preview()
        scene.store.uploads.begin(preview, scene.agent.clock())  # and the process dies before anything is sent

    scene.play(consent)
    scene.store.close()

    scene.store = Store(scene.folder / "phone.sqlite3", token_bytes=random.Random(7).randbytes)
    scene.radio = HandRadio()
    scene.agent = scene.new_agent()

    async def restarted() -> None:
        assert scene.radio.on_air not in scene.revealed
        scene.agent.want_sync()
        await asyncio.sleep(1)

    scene.play(restarted)

    last = scene.store.uploads.last()
    assert last is not None
    assert last.state is State.DONE
    assert scene.revealed.isdisjoint(name for name in scene.radio.broadcasts if name is not None)


def test_a_radio_that_cannot_change_is_taken_off_the_air_before_the_key_leaves(scene: Scene) -> None:
    states: list[tuple[bool, bytes | None]] = []

    def take(request: Request) -> Answer:
        states.append((scene.radio.is_open, scene.radio.on_air))
        return scene.authority.take(request)

    async def hand_in() -> None:
        preview = await scene.preview()
        scene.server.answers[PUBLICATIONS] = take
        scene.radio.failures = 1
        await scene.agent.hand_in(preview)
        await asyncio.sleep(5)
        assert scene.agent.condition.is_on_air

    scene.play(hand_in)

    assert states == [(False, None)]
    assert scene.radio.broadcasts[-2] not in scene.revealed


def test_a_final_refusal_is_shown_and_not_repeated(scene: Scene) -> None:
    async def hand_in() -> None:
        preview = await scene.preview()
        scene.server.answers[PUBLICATIONS] = as_json({"code": "code_expired", "sentence": "over"}, 410)
        upload = await scene.agent.hand_in(preview)
        assert (upload.state, upload.error_code) == (State.REFUSED, "code_expired")
        await asyncio.sleep(7200)

    scene.play(hand_in)

    assert sum(request.path == PUBLICATIONS for request in scene.server.posted()) == 1
    assert scene.radio.broadcasts[-2] not in scene.revealed  # the server has seen the key, whatever it said


def test_a_server_that_asks_to_wait_is_tried_again_and_batches_come_meanwhile(scene: Scene) -> None:
    async def hand_in() -> None:
        preview = await scene.preview()
        scene.server.answers[PUBLICATIONS] = as_json({"code": "too_many_attempts", "sentence": "wait"}, 429)
        scene.authority.publish([], NOW_MS // 1000)
        answers = dict(scene.server.answers)
        scene.authority.put(scene.server)
        scene.server.answers[PUBLICATIONS] = answers[PUBLICATIONS]
        assert (await scene.agent.hand_in(preview)).state is State.SENDING
        await asyncio.sleep(70)
        assert scene.store.authority.trust().position.number == 1
        assert scene.store.authority.last_talk().error_code == "server_refused"
        scene.server.answers[PUBLICATIONS] = scene.authority.take
        await asyncio.sleep(600)

    scene.play(hand_in)

    last = scene.store.uploads.last()
    assert last is not None
    assert last.state is State.DONE


def test_a_second_consent_while_the_first_is_on_its_way_sends_nothing_else(scene: Scene) -> None:
    async def twice() -> None:
        preview = await scene.preview()
        scene.server.answers[PUBLICATIONS] = Answer(status=500)
        first = await scene.agent.hand_in(preview)
        chains = scene.store.chains.all()
        assert await scene.agent.hand_in(preview) == first
        assert scene.store.chains.all() == chains

    scene.play(twice)


def test_a_wrong_code_and_a_missing_server_are_told_apart(scene: Scene) -> None:
    async def wrong() -> None:
        with pytest.raises(CodeUnknownError):
            await scene.agent.check_code("no")
        with pytest.raises(ServerRefusedError) as refused:
            await scene.agent.check_code("ZZZZ9999")
        assert refused.value.refusal == "code_unknown"
        scene.store.settings.server = ""
        with pytest.raises(ServerError):
            await scene.agent.check_code(CODE)

    scene.play(wrong)


def test_what_was_just_heard_is_matched_too(scene: Scene) -> None:
    key = bytes(range(32))
    scene.authority.publish([Infection(key, DAY * 86_400, NOW_MS // 1000 + 3600)], NOW_MS // 1000)
    scene.authority.put(scene.server)

    async def meet() -> None:
        for minute in range(20):
            now_ms = scene.loop.clock()
            name = identifiers(key)[(now_ms - DAY * DAY_MS) // 900_000]
            scene.radio.hear(Sighting(name, now_ms, -55))
            await asyncio.sleep(60 if minute < 19 else 0)
        outcome = await scene.agent.sync()
        assert outcome is not None
        assert outcome.told == 1

    scene.play(meet)


def test_failed_talks_are_repeated_ever_more_slowly_and_regular_ones_hourly(scene: Scene) -> None:
    asked_s: list[float] = []

    def note(request: Request) -> Answer:
        asked_s.append(scene.loop.time())
        return Answer(status=500) if len(asked_s) < 5 else as_json(scene.authority.index())

    scene.server.answers[INDEX] = note

    async def a_morning() -> None:
        scene.agent.want_sync()
        await asyncio.sleep(12_000)

    scene.play(a_morning)

    gaps = [later - earlier for earlier, later in pairwise(asked_s)]
    for gap, expected in zip(gaps, [60, 120, 240, 480, 3600, 3600], strict=False):
        assert expected * 0.89 < gap < expected * 1.11
    assert len(gaps) >= 6


def test_a_phone_without_a_server_asks_nobody(scene: Scene) -> None:
    scene.store.settings.server = ""

    async def sync() -> None:
        assert await scene.agent.sync() is None

    scene.play(sync)

    assert scene.server.requests == []
    assert scene.store.authority.last_talk().tried_ms is None
