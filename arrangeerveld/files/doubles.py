"""Keys that stand twice in one entry: which is kept, and where the second is the start of an entry without its dash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.wording import brief

Pairs: TypeAlias = list[tuple[Node, Node]]
Problems: TypeAlias = list[Problem]


def entries(pairs: Iterable[tuple[Node, Node]], problems: Problems) -> tuple[tuple[Scalar, Node], ...]:
    """Keys with values; of two equal keys the first is kept, the second told. A second list is added to the first."""
    kept: dict[str, tuple[Scalar, Node]] = {}
    doubles = 0
    for key, value in pairs:
        if not isinstance(key, Scalar):
            if not isinstance(key, Unreadable):
                what = "Voor de dubbele punt staat geen gewoon woord."
                problems.append(Problem(what, key.place, "Schrijf er een woord, zonder haakjes."))
        elif key.text in kept:
            first, before = kept[key.text]
            remedy = "Haal één van de twee weg."
            if isinstance(before, Sequence) and isinstance(value, Sequence) and not doubles:  # else two decks were put together
                kept[key.text] = (first, Sequence((*before.items, *value.items), before.place))
                remedy = "Haal deze regel weg; wat eronder staat, hoort dan bij de lijst erboven. Zo is het nu gelezen."
            doubles += 1
            what = f"De regel ‘{brief(key.text)}:’ staat hier voor de tweede keer; de eerste staat op regel {first.place.line}."
            problems.append(Problem(what, key.place, remedy))
        else:
            kept[key.text] = (key, value)
    return tuple(kept.values())


def mappings(pairs: Pairs, problems: Problems) -> list[Mapping]:
    """The entries of a list that were read as one: a new one starts where the first key and another come again, which is told."""
    groups: list[Pairs] = [[]]
    for at, pair in enumerate(pairs):
        if at and _text(pair) == _text(pairs[0]) and len(_texts(groups[-1]) & _texts(_until(pairs, at))) > 1:
            groups.append([])
            remedy = "Zet er een streepje en een spatie voor, recht onder het streepje erboven. Zo is het nu gelezen."
            problems.append(Problem("Voor deze regel ontbreekt een streepje.", pair[0].place, remedy))
        groups[-1].append(pair)
    return [Mapping(entries(group, problems), group[0][0].place) for group in groups if group]


def _until(pairs: Pairs, at: int) -> Pairs:
    """The pairs from there on, until the first key comes again."""
    end = next((i for i in range(at + 1, len(pairs)) if _text(pairs[i]) == _text(pairs[0])), len(pairs))
    return pairs[at:end]


def _texts(pairs: Pairs) -> set[str]:
    return {_text(pair) for pair in pairs}


def _text(pair: tuple[Node, Node]) -> str:
    return pair[0].text if isinstance(pair[0], Scalar) else ""
