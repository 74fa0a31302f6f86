"""Of all pairs of a block, none that is one speaker is left out."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from telling import apart, told
from test_groups import names

from onrecord.model import SpeakerKind
from onrecord.registry.candidates import candidates
from onrecord.registry.nodes import nodes
from onrecord.registry.pairs import Verdict, decide

bodies = st.lists(st.sampled_from(["DOJ", "Justice Department", "Elm Bay Council", "EBC", "Elm"]), unique=True)


@given(names, bodies)
def test_every_pair_that_is_one_speaker_is_a_candidate(people: list[str], several: list[str]) -> None:
    kinds = [(name, SpeakerKind.PERSON) for name in people] + [(name, SpeakerKind.ORGANISATION) for name in several]
    made = nodes(apart([told(name, kind=kind) for name, kind in kinds]))
    every = combinations(range(len(made)), 2)
    same = {(a, b) for a, b in every if decide(made[a], made[b]).verdict is Verdict.SAME}
    assert same <= {*candidates(made)}
