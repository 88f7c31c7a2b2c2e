"""Sets of creatives: variants differ, sizes of one variant do not."""

from __future__ import annotations

from brands.kit import BrandKit
from generation.brief import Intensity
from generation.compositor import candidates, plan
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import PlanChoice
from tests.generation.compositor.conftest import brief_for, copy_in, size_of


def ranking(ratio: str, *pictures: PictureInput) -> tuple[PlanChoice, ...]:
    copy = copy_in()
    return plan.choose(
        copy=copy, brief=brief_for(copy), kit=BrandKit(), size=size_of(ratio, "1K", Intensity.HIGH), pictures=pictures, seed=1
    )


def test_each_variant_differs_from_all_before_it_on_two_axes(product: PictureInput) -> None:
    choices = ranking("4:5", product)
    taken = [choices[0].plan]
    for _ in range(3):
        taken.append(candidates.differing(choices, taken).plan)

    assert all(len(candidates.axes(first, second)) >= 2 for at, first in enumerate(taken) for second in taken[at + 1 :])


def test_the_first_variant_is_simply_the_best(product: PictureInput) -> None:
    choices = ranking("4:5", product)

    assert candidates.differing(choices, []) is choices[0]


def test_other_sizes_follow_the_leads_design(product: PictureInput) -> None:
    heroes = [choice.plan for choice in ranking("4:5", product) if choice.plan.archetype is Archetype.HERO]
    lead = heroes[2]
    other = candidates.like(ranking("16:9", product), lead).plan

    assert (other.archetype, other.scheme, other.pairing) == (lead.archetype, lead.scheme, lead.pairing)
    assert other.size.aspect_ratio == "16:9"


def test_a_plan_does_not_differ_from_itself(product: PictureInput) -> None:
    only = ranking("1:1", product)[0].plan

    assert candidates.axes(only, only) == ()
