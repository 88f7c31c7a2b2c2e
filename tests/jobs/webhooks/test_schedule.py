"""When a delivery is tried again."""

from __future__ import annotations

import pytest

from jobs.webhooks.schedule import DAY, STANDARD, seconds_until_next


def test_ten_attempts_within_three_days_and_four_hours() -> None:
    waits = [seconds_until_next(made, chance=0.5) for made in range(11)]

    assert waits == [*STANDARD, None]
    assert sum(STANDARD) == (75 * 60 + 35) * 60 + 5


@pytest.mark.parametrize("made", range(1, 10))
def test_chance_spreads_a_wait_by_a_fifth(made: int) -> None:
    earliest, latest = (seconds_until_next(made, chance=chance) for chance in (0.0, 0.999999))

    assert earliest == pytest.approx(STANDARD[made] * 0.8)
    assert latest == pytest.approx(STANDARD[made] * 1.2, rel=1e-5)


def test_a_receiver_that_has_too_much_is_left_alone_for_half_a_minute() -> None:
    assert seconds_until_next(1, chance=0.5, throttled=True) == 30
    assert seconds_until_next(2, chance=0.5, throttled=True) == 300


@pytest.mark.parametrize(("asked", "given"), [(0, 300), (299, 300), (450, 450), (601, 600), (1e9, 600)])
def test_what_the_receiver_asks_for_is_taken_between_the_wait_and_its_double(asked: float, given: float) -> None:
    assert seconds_until_next(2, chance=0.9, retry_after=asked) == given


def test_nobody_makes_us_wait_longer_than_a_day() -> None:
    assert seconds_until_next(9, chance=0.5, retry_after=1e9) == DAY


def test_a_blocked_address_is_tried_three_times() -> None:
    assert [seconds_until_next(made, chance=0.5, blocked=True) for made in (1, 2, 3)] == [5, 300, None]


def test_a_schedule_of_the_operators() -> None:
    assert [seconds_until_next(made, schedule=(0, 1, 2), chance=0.5, throttled=True) for made in (0, 1, 2, 3)] == [0, 1, 2, None]
