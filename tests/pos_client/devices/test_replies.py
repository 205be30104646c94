"""What a printer says back, in whatever pieces and with whatever noise."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from pos_client.devices.replies import Condition, Replies

WELL, OUT = Condition(), Condition(online=False, paper_out=True, paper_low=True)
SHUT = b"\x16"


def heard(*pieces: bytes) -> Replies:
    replies = Replies()
    replies.wants_name = True
    for piece in pieces:
        replies.feed(piece)
    return replies


def all_of(replies: Replies) -> tuple[object, ...]:
    said = (tuple(replies.answers), tuple(replies.done_tags), replies.status_count)
    return (*said, replies.condition, replies.name, replies._held)


def test_each_kind_of_answer_is_told_apart() -> None:
    replies = heard(b"\x16\x12\x12", b"\x14\x00\x00\x00", b"\x37\x22abcd\x00", b"\x00", b"_TM-T82\x00")
    assert replies.take_answers() == WELL
    assert list(replies.done_tags) == [b"abcd"]
    assert (replies.status_count, replies.name) == (1, "TM-T82")


def test_an_unasked_status_says_what_is_wrong() -> None:
    assert heard(b"\x1c\x00\x0f\x00").condition == OUT
    assert heard(b"\x3c\x00\x00\x00").condition == Condition(online=False, cover_open=True)
    assert heard(b"\x1c\x08\x00\x00").condition == Condition(online=False, fault=True)
    assert heard(b"\x10\x00\x03\x00").condition == Condition(paper_low=True, drawer_open=True)


def test_the_answers_to_three_questions_say_the_same() -> None:
    assert heard(b"\x1e\x32\x7e").take_answers() == OUT
    assert heard(b"\x1e\x16\x12").take_answers() == Condition(online=False, cover_open=True)
    assert heard(b"\x1e\x52\x12").take_answers() == Condition(online=False, fault=True)
    assert heard(b"\x12\x12\x1e").take_answers() == Condition(paper_low=True, drawer_open=True)
    assert heard(b"\x16\x12").take_answers() is None


def test_a_confirmation_is_one_only_when_it_is_whole() -> None:
    assert not heard(b"\x37\x22abc").done_tags
    assert not heard(b"\x37\x22abcde").done_tags
    assert list(heard(b"\x37\x37\x22abcd\x00").done_tags) == [b"abcd"]
    assert list(heard(b"\x1c\x37\x22abcd\x00").done_tags) == [b"abcd"]


def test_a_name_is_noise_where_nobody_asked() -> None:
    replies = Replies()
    replies.feed(b"_\x37\x22abcd\x00")
    assert replies.name == ""
    assert list(replies.done_tags) == [b"abcd"]


NOISE = st.binary(max_size=120) | st.lists(
    st.sampled_from((b"\x16", b"\x12", b"\x10\x00\x00\x00", b"\x37\x22abcd\x00", b"\x00", b"_A\x00", b"\x37", b"\xff")), max_size=30
).map(b"".join)  # fmt: skip


@given(NOISE, st.lists(st.integers(0, 120), max_size=12))
@example(b"\x37\x22abcd\x00", [1, 2, 3])
def test_it_does_not_matter_in_which_pieces_it_comes(said: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(said)) for cut in cuts), len(said)]
    pieces = [said[a:b] for a, b in itertools.pairwise(places)]
    assert all_of(heard(*pieces)) == all_of(heard(said))


@given(st.lists(NOISE, max_size=10))
def test_nothing_is_kept_for_ever(pieces: list[bytes]) -> None:
    replies = heard(*pieces)
    assert len(replies._held) < 42
    assert len(replies.answers) <= 64
    assert len(replies.done_tags) <= 64
    assert len(replies.name) <= 40
