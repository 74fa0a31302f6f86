"""Quotations as the record answers: their speakers by the registry's names and ids, and what people judged of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Gender, JudgementKind, Quotation, Ruling, Speaker, SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection

_WHO = (
    "SELECT quotation, position, (SELECT json_array(hash, name, kind) FROM speakers WHERE id = speaker), "
    "(SELECT json_array(gender, roles) FROM profiles WHERE id = profile) FROM who_said "
    f"WHERE quotation IN {CHOSEN}"
)
"""Without an order, which would make the view whole."""


def identified(connection: Connection, found: Iterable[tuple[int, Quotation]]) -> dict[int, Quotation]:
    """Quotations, by their numbers in this file, with their speakers as the record knows them."""
    quotations = dict(found)
    numbers = chosen(quotations)
    who: dict[int, dict[str, Speaker]] = defaultdict(dict)
    for number, _, told, read in sorted(connection.rows(_WHO, (numbers,))):
        (key, name, kind), (gender, roles) = json.loads(told), json.loads(read)
        speaker = Speaker(key, name, SpeakerKind(kind), Gender(gender), tuple(json.loads(roles)))
        who[number].setdefault(key, speaker)
    rulings = _rulings(connection, numbers)
    return {
        number: replace(quotation, speakers=tuple(who[number].values()), rulings=rulings.get(number, ()))
        for number, quotation in quotations.items()
    }


def _rulings(connection: Connection, numbers: str) -> dict[int, tuple[Ruling, ...]]:
    found = {}
    sql = f"SELECT quotation, rejected, fixed FROM judged WHERE quotation IN {CHOSEN}"
    for number, rejected, fixed in connection.rows(sql, (numbers,)):
        both = ((rejected, JudgementKind.REJECT), (fixed, JudgementKind.FIX))
        found[number] = tuple(Ruling(judgement, what) for judgement, what in both if judgement)
    return found
