"""Lines of running text in two weights: a paragraph in which a title is bold and the rest is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arrangeerveld.core.direction import runs_right
from arrangeerveld.core.layout import break_lines
from arrangeerveld.core.marks import Type, Weight


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in one weight; a line break in it stays one."""

    text: str
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Running:
    """A piece of one line, with the space that follows it on that line."""

    text: str
    weight: Weight


def lines_of(runs: Sequence[Run], width: float, type_: Type) -> tuple[tuple[Running, ...], ...]:
    """Break runs into lines of at most `width` em; in one weight exactly as `layout.break_lines` does."""
    runs = [run for run in runs if run.text]
    if len({run.weight for run in runs}) <= 1:
        weight = runs[0].weight if runs else Weight.REGULAR
        lines = break_lines("".join(run.text for run in runs), width, weight, type_)
        return tuple((Running(line, weight),) if line else () for line in lines)
    done: list[tuple[Running, ...]] = []
    line: list[tuple[str, Weight]] = []
    used = 0.0
    for word, weight, breaks in _words(runs, width, type_):
        wide, space = type_.width(word, weight), type_.width(" ", weight)
        if breaks or (line and used + space + wide > width):
            done.append(_joined(line))
            line, used = [], 0.0
        used += wide + (space if line else 0.0)
        line.append((word, weight))
    return (*done, _joined(line))


def directed(runs: Sequence[Run], width: float, type_: Type) -> Iterator[tuple[tuple[Running, ...], bool]]:
    """The lines of runs with whether each begins at the right margin, paragraph by paragraph."""
    paragraph: list[Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        paragraph.append(Run(first, run.weight))
        for text in more:
            yield from _one_way(paragraph, width, type_)
            paragraph = [Run(text, run.weight)]
    yield from _one_way(paragraph, width, type_)


def _one_way(paragraph: Sequence[Run], width: float, type_: Type) -> Iterator[tuple[tuple[Running, ...], bool]]:
    right = runs_right("".join(run.text for run in paragraph))
    return ((line, right) for line in lines_of(paragraph, width, type_))


def _words(runs: Sequence[Run], width: float, type_: Type) -> Iterator[tuple[str, Weight, bool]]:
    """The words with their weight, and whether a new line begins before them; one that is too wide comes in pieces."""
    for run in runs:
        for i, paragraph in enumerate(run.text.split("\n")):
            breaks = i > 0
            for word in paragraph.split():
                for piece in break_lines(word, width, run.weight, type_):
                    yield piece, run.weight, breaks
                    breaks = False


def _joined(line: Sequence[tuple[str, Weight]]) -> tuple[Running, ...]:
    """Neighbours of one weight together; the space between two weights belongs to the first."""
    found: list[Running] = []
    for i, (word, weight) in enumerate(line):
        text = word if i == len(line) - 1 else f"{word} "
        if found and found[-1].weight is weight:
            found[-1] = Running(found[-1].text + text, weight)
        else:
            found.append(Running(text, weight))
    return tuple(found)
