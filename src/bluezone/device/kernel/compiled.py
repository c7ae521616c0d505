"""Machine code by numba: chains of SHA-256 side by side, and the look-up of what they yield.

Two ways to hash. With the SHA instructions of x86 processors: four chains at a time. Without: eight chains side by
side in the lanes of vectors. Both are written as operations on vectors, which numba hands on as they stand: left to
find the vectors by itself, the compiler takes twice to five times as long and does not say so.

Everything compiled stands in this one file: numba's cache on disk notices a change of the file of the function that is
called from outside, not of others it uses. The cache lies in `__pycache__` beside this file, else in the user's cache
folder; where neither can be written, the code is compiled anew in each process.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.registry import cpu_target
from numba.extending import intrinsic

from bluezone.device.kernel.sha256 import ROUND_NUMBERS, START_NUMBERS

LANES = 32
"""Chains that are walked in step."""

BY_INSTRUCTIONS = 4
"""Chains between which the SHA instructions alternate, so that none waits for the result of the one before."""

BY_VECTORS = 8
"""Chains side by side in vectors of 256 bits; where vectors are smaller, the compiler takes several."""

Function = TypeVar("Function", bound=Callable[..., Any])
get_or_insert_function: Callable[..., Any] = cgutils.get_or_insert_function
_u32, _u64 = np.uint32, np.uint64
_I8, _I32, _I64 = ir.IntType(8), ir.IntType(32), ir.IntType(64)


def _features(codegen: Any) -> list[str]:
    return str(codegen.magic_tuple()[2]).split(",")


HAS_SHA_INSTRUCTIONS = "+sha" in _features(cpu_target.target_context.codegen())
"""Whether the processor for which numba compiles has them; an ARM processor's are not used."""


def _inner(function: Function) -> Function:
    """Compile *function* into whatever calls it."""
    return cast(Function, numba.njit(inline="always")(function))


def _built(function: Function) -> Any:
    """Let compiled code call what *function* builds with llvmlite; its first argument is not given in the call."""
    return intrinsic(function)


def _outer(signature: str) -> Callable[[Function], Function]:
    """Compile a function for *signature* now, or take it from the cache on disk; it runs beside other threads."""

    def compiled(function: Function) -> Function:
        try:
            return cast(Function, numba.njit(signature, nogil=True, cache=True)(function))
        except (RuntimeError, OSError):  # nowhere to keep it
            return cast(Function, numba.njit(signature, nogil=True)(function))

    return compiled


# What both ways of hashing are built with: values are of llvmlite, numbers of Python.


def _all(numbers: Iterable[int]) -> Any:
    """Return a constant vector of *numbers*."""
    constants = [ir.Constant(_I32, number) for number in numbers]
    return ir.Constant(ir.VectorType(_I32, len(constants)), constants)


def _place(context: Any, builder: Any, array: tuple[Any, Any], vector: Any, number: Any) -> Any:
    """Return a pointer to word *number* of *array*, given as type and value, as one to *vector*."""
    data = context.make_array(array[0])(context, builder, array[1]).data
    return builder.bitcast(builder.gep(builder.bitcast(data, _I32.as_pointer()), [number]), vector.as_pointer())


# With SHA instructions.

_FOUR = ir.VectorType(_I32, 4)


def _mixed(builder: Any, one: Any, other: Any, places: Iterable[int]) -> Any:
    return builder.shuffle_vector(one, other, _all(places))


def _by_instructions(builder: Any, words: list[list[Any]]) -> list[tuple[Any, Any]]:
    """Return the digests, two vectors each, of one block for each chain, four vectors each, which are overwritten."""

    def instruction(name: str, operands: int) -> Any:
        kind = ir.FunctionType(_FOUR, [_FOUR] * operands)
        return get_or_insert_function(builder.module, kind, f"llvm.x86.sha256{name}")

    two_rounds, schedule_1, schedule_2 = instruction("rnds2", 3), instruction("msg1", 2), instruction("msg2", 2)
    # The instructions keep the eight numbers of a state as f e b a and h g d c.
    start = [_all(START_NUMBERS[place] for place in places) for places in ((5, 4, 1, 0), (7, 6, 3, 2))]
    states = [list(start) for _ in words]
    for four in range(16):
        numbers = _all(ROUND_NUMBERS[4 * four : 4 * four + 4])
        for state, w in zip(states, words, strict=True):
            summed = builder.add(w[four % 4], numbers)
            state[1] = builder.call(two_rounds, [state[1], state[0], summed])
            state[0] = builder.call(two_rounds, [state[0], state[1], _mixed(builder, summed, summed, (2, 3, 2, 3))])
        for w in words if four < 12 else ():
            first, second, third, fourth = (w[(four + later) % 4] for later in range(4))
            begun = builder.call(schedule_1, [first, second])
            begun = builder.add(begun, _mixed(builder, third, fourth, (1, 2, 3, 4)))
            w[four % 4] = builder.call(schedule_2, [begun, fourth])
    ends = [[builder.add(half, begin) for half, begin in zip(state, start, strict=True)] for state in states]
    return [
        (_mixed(builder, one, other, (3, 2, 7, 6)), _mixed(builder, one, other, (1, 0, 5, 4))) for one, other in ends
    ]


@_built
def _hash_four(_: Any, state: Any, ending: Any, first_words: Any, first: Any) -> Any:
    """As _hash, for chains *first* to *first* + 3 of *state*, (LANES, 8)."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        if "+sha" not in _features(context.codegen()):
            return context.get_dummy_value()  # never called there, and the compiler could not translate it

        def place(argument: int, chain: int, word: int) -> Any:
            row = builder.mul(builder.add(given[3], ir.Constant(_I64, chain)), ir.Constant(_I64, 8))
            number = builder.add(row, ir.Constant(_I64, word)) if argument == 0 else ir.Constant(_I64, word)
            return _place(context, builder, (signature.args[argument], given[argument]), _FOUR, number)

        ends = [builder.load(place(1, 0, word), align=4) for word in (0, 4)]
        words = [
            [builder.load(place(0, chain, word), align=4) for word in (0, 4)] + ends for chain in range(BY_INSTRUCTIONS)
        ]
        for chain, (low, high) in enumerate(_by_instructions(builder, words)):
            builder.store(low, place(0, chain, 0), align=4)
            builder.store(high, place(0, chain, 4), align=4)
            as_bytes = builder.bitcast(low, ir.VectorType(_I8, 16))
            top = builder.bitcast(_mixed(builder, as_bytes, as_bytes, _TOP_BYTES), _FOUR)
            word = builder.extract_element(top, ir.Constant(_I32, 0))
            number = builder.add(given[3], ir.Constant(_I64, chain))
            builder.store(word, _place(context, builder, (signature.args[2], given[2]), _I32, number))
        return context.get_dummy_value()

    return types.void(state, ending, first_words, first), build


_TOP_BYTES = (3, 7, 11, 15) + 12 * (0,)
"""Where the first four bytes of an identifier stand in a digest kept as numbers, whose lowest byte comes first."""


# With vectors.

_EIGHT = ir.VectorType(_I32, BY_VECTORS)


def _turned(builder: Any, x: Any, *ways: int) -> Any:
    """Return *x* turned right in each of *ways*, by bits, all of them xored."""
    turns = []
    for by in ways:
        low, high = builder.lshr(x, _all([by] * BY_VECTORS)), builder.shl(x, _all([32 - by] * BY_VECTORS))
        turns.append(builder.or_(low, high))
    return reduce(builder.xor, turns)


def _scheduled(builder: Any, words: list[Any], number: int) -> Any:
    w16, w15, w7, w2 = (words[(number - back) % 16] for back in (16, 15, 7, 2))
    earlier = builder.xor(_turned(builder, w15, 7, 18), builder.lshr(w15, _all([3] * BY_VECTORS)))
    later = builder.xor(_turned(builder, w2, 17, 19), builder.lshr(w2, _all([10] * BY_VECTORS)))
    return reduce(builder.add, (w16, earlier, w7, later))


def _by_vectors(builder: Any, words: list[Any]) -> list[Any]:
    """Return the digests, eight vectors, of the blocks whose sixteen vectors are *words*, which are overwritten."""
    start = [_all([number] * BY_VECTORS) for number in START_NUMBERS]
    a, b, c, d, e, f, g, h = start
    for number in range(64):
        if number >= 16:
            words[number % 16] = _scheduled(builder, words, number)
        chosen = builder.xor(g, builder.and_(e, builder.xor(f, g)))
        keyed = builder.add(words[number % 16], _all([ROUND_NUMBERS[number]] * BY_VECTORS))
        first = reduce(builder.add, (h, keyed, chosen, _turned(builder, e, 6, 11, 25)))
        most = builder.xor(b, builder.and_(builder.xor(a, b), builder.xor(b, c)))
        second = builder.add(_turned(builder, a, 2, 13, 22), most)
        a, b, c, d, e, f, g, h = builder.add(first, second), a, b, c, builder.add(d, first), e, f, g
    return [builder.add(end, begin) for end, begin in zip((a, b, c, d, e, f, g, h), start, strict=True)]


@_built
def _hash_eight(_: Any, state: Any, ending: Any, first_words: Any, first: Any) -> Any:
    """As _hash, for chains *first* to *first* + 7 of *state*, (8, LANES)."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        def place(argument: int, word: int, vector: Any) -> Any:
            number = (
                ir.Constant(_I64, word) if argument == 1 else builder.add(given[3], ir.Constant(_I64, word * LANES))
            )
            return _place(context, builder, (signature.args[argument], given[argument]), vector, number)

        def spread(word: int) -> Any:
            one = builder.insert_element(
                _all([0] * BY_VECTORS), builder.load(place(1, word, _I32)), ir.Constant(_I32, 0)
            )
            return _mixed(builder, one, one, [0] * BY_VECTORS)

        words = [builder.load(place(0, word, _EIGHT), align=4) for word in range(8)]
        digest = _by_vectors(builder, words + [spread(word) for word in range(8)])
        for word, vector in enumerate(digest):
            builder.store(vector, place(0, word, _EIGHT), align=4)
        tops = [builder.lshr(vector, _all([24] * BY_VECTORS)) for vector in digest[:4]]
        shifted = [builder.shl(top, _all([8 * byte] * BY_VECTORS)) for byte, top in enumerate(tops)]
        builder.store(reduce(builder.or_, shifted), place(2, 0, _EIGHT), align=4)
        return context.get_dummy_value()

    return types.void(state, ending, first_words, first), build


# Both.


@_inner
def _hash(by_chain: Any, by_lane: Any, ending: Any, first_words: Any, with_instructions: Any) -> None:
    """Replace each chain's eight words by the SHA-256 of them and *ending*, eight words too.

    Write the first word of the identifier that each yields.
    """
    if with_instructions:
        for first in range(0, LANES, BY_INSTRUCTIONS):
            _hash_four(by_chain, ending, first_words, first)
    else:
        for first in range(0, LANES, BY_VECTORS):
            _hash_eight(by_lane, ending, first_words, first)


@_inner
def _load(by_chain: Any, by_lane: Any, lane: Any, key: Any) -> None:
    for place in range(8):
        by_chain[lane, place] = by_lane[place, lane] = key[place]


@_inner
def _word(by_chain: Any, by_lane: Any, lane: Any, place: Any, with_instructions: Any) -> Any:
    return by_chain[lane, place] if with_instructions else by_lane[place, lane]


@_inner
def _later_word(one: Any, other: Any) -> Any:
    """Return the four bytes of an identifier that come of words *one* and *other* of its digest, little end first."""
    low = one >> _u32(24) | ((one >> _u32(8)) & _u32(255)) << _u32(8)
    high = other >> _u32(24) << _u32(16) | ((other >> _u32(8)) & _u32(255)) << _u32(24)
    return _u32(low | high)


# What is called from outside. All words are numbers: of keys by the big end first, of identifiers by the little.


@_outer("void(u4[:,::1], i8[::1], i8[::1], i8[::1], u4[:,::1], u4[::1], b1)")
def advance(
    keys: Any, order: Any, first_jobs: Any, days: Any, day_keys: Any, after_digest: Any, with_instructions: Any
) -> None:
    """Walk along the chains of daily keys, each once, and write the key of each day that is wanted.

    Args:
        keys: uint32, (chains, 8).
        order: in which to take the chains; those of like length side by side waste least.
        first_jobs: int64, (chains + 1); those of chain c are first_jobs[c] up to, not including, first_jobs[c + 1].
        days: int64, (jobs): how far along its chain each lies, rising within a chain.
        day_keys: uint32, (jobs, 8), written.
    """
    by_chain, by_lane = np.empty((LANES, 8), np.uint32), np.empty((8, LANES), np.uint32)
    first_words = np.empty(LANES, np.uint32)
    job, end = np.zeros(LANES, np.int64), np.zeros(LANES, np.int64)
    for begin in range(0, len(order), LANES):
        last = np.int64(-1)
        for lane in range(LANES):
            chain = order[min(begin + lane, len(order) - 1)]
            _load(by_chain, by_lane, lane, keys[chain])
            job[lane] = first_jobs[chain]
            end[lane] = first_jobs[chain + 1] if begin + lane < len(order) else job[lane]
            if job[lane] < end[lane]:
                last = max(last, days[end[lane] - 1])
        for day in range(last + 1):
            for lane in range(LANES):
                if job[lane] < end[lane] and days[job[lane]] == day:
                    for place in range(8):
                        day_keys[job[lane], place] = _word(by_chain, by_lane, lane, place, with_instructions)
                    job[lane] += 1
            if day < last:
                _hash(by_chain, by_lane, after_digest, first_words, with_instructions)


@_inner
def _slot(a: Any, b: Any, c: Any, multipliers: Any, shift: Any) -> Any:
    """Return where in a table to look for the identifier of words *a*, *b*, *c* first."""
    mixed = _u64(a) * multipliers[0] + _u64(b) * multipliers[1] + _u64(c) * multipliers[2]
    return np.int64(mixed >> shift)


@_outer("void(u4[:,::1], u8[::1], u4, i4[::1], u8[::1], u8)")
def fill(known: Any, bitmap: Any, bitmap_mask: Any, slots: Any, multipliers: Any, shift: Any) -> None:
    """Enter the identifiers *known*, uint32 (n, 3), none twice, into *bitmap* and *slots*, of which the free are -1."""
    for place in range(len(known)):
        a = known[place, 0]
        bitmap[a & bitmap_mask] |= _u64(1) << _u64(a >> _u32(26)) | _u64(1) << _u64((a >> _u32(20)) & _u32(63))
        slot = _slot(known[place, 0], known[place, 1], known[place, 2], multipliers, shift)
        while slots[slot] >= 0:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = place


@_inner
def _found(a: Any, b: Any, c: Any, known: Any, slots: Any, multipliers: Any, shift: Any) -> Any:
    """Return the place in *known* of the identifier of words *a*, *b*, *c*; -1 if it is not there."""
    slot = _slot(a, b, c, multipliers, shift)
    place = slots[slot]
    while place >= 0 and (known[place, 0] != a or known[place, 1] != b or known[place, 2] != c):
        slot = (slot + 1) & (len(slots) - 1)
        place = slots[slot]
    return place


@_outer(
    "i8(u4[:,::1], i8[::1], i8[::1], i8[:,::1],"
    " u4[:,::1], i8[:,::1], u8[::1], u4, i4[::1], u8[::1], u8, u4[:,::1], b1, i8[:,::1])"
)
def expand(
    day_keys: Any,
    order: Any,
    windows: Any,
    times_ms: Any,
    known: Any,
    heard_ms: Any,
    bitmap: Any,
    bitmap_mask: Any,
    slots: Any,
    multipliers: Any,
    shift: Any,
    endings: Any,
    with_instructions: Any,
    found: Any,
) -> int:
    """Compute the identifiers of each day key and look them up; return how many were heard while they counted.

    Args:
        day_keys: uint32, (jobs, 8).
        order: in which to take the jobs; those of like many windows side by side waste least.
        windows: int64, (jobs): how many identifiers of each to compute.
        times_ms: int64, (jobs, 4): start, length and reach of the first window, and the last moment that counts.
        known, bitmap, slots: what fill() has filled. heard_ms: int64, (n, 2): first and last time each was heard.
        endings: uint32, (2, 8): AFTER_KEY, AFTER_DIGEST.
        found: int64, (room, 3), written: job, window and place in *known*; those beyond its room are only counted.
    """
    by_chain, by_lane = np.empty((LANES, 8), np.uint32), np.empty((8, LANES), np.uint32)
    first_words = np.empty(LANES, np.uint32)
    count = 0
    for begin in range(0, len(order), LANES):
        used = min(LANES, len(order) - begin)
        most = np.int64(0)
        for lane in range(LANES):
            job = order[begin + min(lane, used - 1)]
            _load(by_chain, by_lane, lane, day_keys[job])
            most = max(most, windows[job])
        for window in range(most):
            _hash(by_chain, by_lane, endings[min(window, 1)], first_words, with_instructions)
            for lane in range(used):
                a = first_words[lane]
                bits = bitmap[a & bitmap_mask]
                if not bits >> _u64(a >> _u32(26)) & bits >> _u64((a >> _u32(20)) & _u32(63)) & _u64(1):
                    continue  # nearly always
                w4 = _word(by_chain, by_lane, lane, 4, with_instructions)
                w5 = _word(by_chain, by_lane, lane, 5, with_instructions)
                w6 = _word(by_chain, by_lane, lane, 6, with_instructions)
                w7 = _word(by_chain, by_lane, lane, 7, with_instructions)
                job = order[begin + lane]
                place = _found(a, _later_word(w4, w5), _later_word(w6, w7), known, slots, multipliers, shift)
                if place < 0 or window >= windows[job]:
                    continue
                opens_ms = times_ms[job, 0] + window * times_ms[job, 1]
                until_ms = min(opens_ms + times_ms[job, 2], times_ms[job, 3])
                if heard_ms[place, 0] <= until_ms and opens_ms <= heard_ms[place, 1]:
                    if count < len(found):
                        found[count, 0], found[count, 1], found[count, 2] = job, window, place
                    count += 1
    return count
