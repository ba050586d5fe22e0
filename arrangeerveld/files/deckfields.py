"""Changes one value of an entry in a deck's text: of a card, or of the deck itself."""

from __future__ import annotations

from collections.abc import Iterator

from arrangeerveld.files.decklines import bodies, break_of, column, cut, line_end, line_start
from arrangeerveld.files.deckspans import Part
from arrangeerveld.files.deckstyles import plain, ways

ORDER = ("deck", "soort", "versie", "bron", "id", "titel", "tekst", "domeinen", "uitvoerder", "plaatje", "vertaling", "kaarten")
"""Where a new line comes: after those that usually stand before it."""


def with_text(text: str, entry: Part, key: str, value: str) -> Iterator[str]:
    """Ways in which the text could say this value; an empty one takes the line away."""
    part, flow = entry.get(key), entry.style == "{"
    if part is None:
        yield from inserted(text, entry, key, value) if value else [text]
    elif not value:
        yield from without(text, entry, key)
    else:
        old, head = text[part.start : part.end], entry.name(key)
        indent = column(text, head.start) if head else 0
        space = " " if text[part.start - 1 : part.start] == ":" else ""
        for way in ways(value, part.style, flow=flow, column=indent, old=old, end=break_of(text, part.start)):
            yield text[: part.start] + space + way + text[part.end :]


def with_words(text: str, entry: Part, key: str, words: tuple[str, ...]) -> Iterator[str]:
    """Ways in which the text could have these words in a list; those that stay are written as they were."""
    part = entry.get(key)
    if not words:
        yield from without(text, entry, key) if part is not None else [text]
    elif part is None:
        yield from inserted(text, entry, key, _brackets(words), ready=True)
    elif part.style == "-":
        yield _with_dashes(text, part, words)
    else:
        known = {item.text: text[item.start : item.end] for item in part.items}
        space = " " if text[part.start - 1 : part.start] == ":" else ""
        yield text[: part.start] + space + _brackets(words, known) + text[part.end :]


def inserted(text: str, entry: Part, key: str, value: str, *, ready: bool = False) -> Iterator[str]:
    """Ways in which an entry could get one more value, on its usual place; `ready` when it is written as it will stand."""
    before = [value_ for name, value_ in entry.keys if name.text in ORDER and ORDER.index(name.text) < ORDER.index(key)]
    last = max(before, key=lambda part: part.end, default=entry.keys[0][1])
    if entry.style == "{":
        for way in [value] if ready else ways(value, "", flow=True):
            yield f"{text[: last.end]}, {key}: {way}{text[last.end :]}"
        return
    at, indent = line_end(text, last.end), column(text, entry.keys[0][0].start)
    end = break_of(text, line_start(text, at))
    for way in [value] if ready else ways(value, "", flow=False, column=indent, end=end):
        yield f"{text[:at]}{end}{' ' * indent}{key}: {way}{text[at:]}"


def without(text: str, entry: Part, key: str) -> Iterator[str]:
    """Ways in which an entry could be without a value: without its line, or with nothing in it where more stands on that line."""
    names = [name.text for name, _ in entry.keys]
    number = names.index(key)
    name, value = entry.keys[number]
    if entry.style == "{":
        first, last = name.start, value.end
        if number:
            first = entry.keys[number - 1][1].end
        elif number + 1 < len(entry.keys):
            last = entry.keys[number + 1][0].start
        yield text[:first] + text[last:]
    else:
        start = line_start(text, name.start)
        end = line_end(text, value.end)
        rows = value.style in {"-", ":"}
        if not text[start : name.start].strip() and (rows or not text[value.end : end].strip()):
            yield cut(text, start, end)
        if rows:
            yield f'{text[: name.end]}: ""{text[end:]}'
            return
    space = " " if text[value.start - 1 : value.start] == ":" else ""
    yield f'{text[: value.start]}{space}""{text[value.end :]}'


def _brackets(words: tuple[str, ...], known: dict[str, str] | None = None) -> str:
    parts = ((known or {}).get(word) or next(way for way in ways(word, "", flow=True) if plain(word) or way[0] == '"') for word in words)
    return f"[{', '.join(parts)}]"


def _with_dashes(text: str, part: Part, words: tuple[str, ...]) -> str:
    """A list with a line for each word: lines of words that are gone go, new ones come at its end."""
    rows = bodies(text, part)
    fresh = [word for word in words if word not in {item.text for item in part.items}]
    last = rows[-1]
    end = break_of(text, last.start)
    more = "".join(f"{end}{' ' * last.column}- {next(iter(ways(word, '', flow=False)))}" for word in fresh)
    text = text[: last.end] + more + text[last.end :]
    for item, row in reversed(list(zip(part.items, rows, strict=True))):
        if item.text not in words:
            text = cut(text, row.start, row.end)
    return text
