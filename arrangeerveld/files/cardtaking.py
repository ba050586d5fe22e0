"""Cards of a table come into a deck: what is new, what changes and what stays is known before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from arrangeerveld.core.board import Translation
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cardtables import Row, Table, parts
from arrangeerveld.files.deckbatch import cards_of, with_cards
from arrangeerveld.files.deckediting import Sheet, card_id, sheet, with_head
from arrangeerveld.files.deckplain import deck_text
from arrangeerveld.files.decks import MOST, Deck, DeckCard
from arrangeerveld.files.places import shown
from arrangeerveld.files.saving import load
from arrangeerveld.files.yamltree import LARGEST

ABOUT = "Deze kaarten komen uit een tabel. Je kunt ze hier veranderen, of op het scherm met Kaarten maken."
_PARTS = {"titel": "title", "tekst": "text", "domeinen": "domains", "uitvoerder": "performer", "plaatje": "picture"}
_HEADS = {"stapel": "deck", "versie": "versie", "bron": "bron"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What would be done: the cards in the order of the table, by what happens with them; and the deck they come in.

    `stays` are the cards of the deck that are not in the table: nothing happens with them.
    """

    name: str
    kind: str
    new: tuple[DeckCard, ...]
    changed: Mapping[str, DeckCard]
    same: tuple[DeckCard, ...]
    stays: tuple[DeckCard, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0  # cards of another kind

    @property
    def nothing(self) -> bool:
        """Whether the deck would stay as it is."""
        return not self.new and not self.changed and not self.heads


def taken(table: Table, old: Sheet | None, name: str, kind: str) -> Taken:
    """What the cards of a table with this kind would do in a deck, or in a fresh one with this name. Raises Refused."""
    there = cards_of(old) if old is not None else ()
    rows = [row for row in table.rows if row.kind in {"", kind}]
    pairs = _matched(rows, there)
    taken_ids = {card.id for card in there} | {row.card.id for row in rows if row.card.id}
    new: list[DeckCard] = []
    changed: dict[str, DeckCard] = {}
    same: list[DeckCard] = []
    for row, known in pairs:
        if known is None:
            made = row.card if row.card.id else replace(row.card, id=card_id(row.card.title, taken_ids))
            taken_ids.add(made.id)
            new.append(made)
            continue
        now = _laid_over(known, row.card, parts(table.columns))
        if now == known:
            same.append(known)
        else:
            changed[known.id] = now
    if len(there) + len(new) > MOST:
        what = f"In deze stapel komen dan {len(there) + len(new)} kaarten; er passen er {MOST}."
        raise Refused(Problem(what, remedy="Verdeel ze over meer stapels."))
    met = {known.id for _, known in pairs if known is not None}
    heads = _heads(table, old)
    title = table.heads.get("stapel", "") or name
    return Taken(
        name=(old.head("deck") if old is not None else title)[:60],
        kind=kind,
        new=tuple(new),
        changed=changed,
        same=tuple(same),
        stays=tuple(card for card in there if card.id not in met),
        heads=heads,
        left_out=len(table.rows) - len(rows),
    )


def _matched(rows: Sequence[Row], there: Sequence[DeckCard]) -> list[tuple[Row, DeckCard | None]]:
    """The rows with the card of the deck that each is: the one with its id, or else the next one with its title."""
    by_id = {card.id: card for card in there if card.id}
    named = {row.card.id for row in rows if row.card.id}
    by_title: dict[str, list[DeckCard]] = {}
    for card in there:
        if card.id and card.id not in named:
            by_title.setdefault(card.title.casefold(), []).append(card)
    found: list[tuple[Row, DeckCard | None]] = []
    for row in rows:
        if row.card.id:
            found.append((row, by_id.get(row.card.id)))
        else:
            waiting = by_title.get(row.card.title.casefold(), [])
            found.append((row, waiting.pop(0) if waiting else None))
    return found


def _laid_over(known: DeckCard, card: DeckCard, columns: frozenset[str]) -> DeckCard:
    """The card of the deck with what has a column in the table."""
    now = replace(known, **{name: getattr(card, name) for part, name in _PARTS.items() if part in columns})
    if set(now.domains) == set(known.domains):
        now = replace(now, domains=known.domains)
    languages = {part.partition("/")[2] for part in columns if "/" in part}
    fresh = {one.language: one for one in card.translations}
    texts = {part.partition("/")[2] for part in columns if part.startswith("tekst/")}
    kept = {one.language: one for one in known.translations}
    for language in languages - fresh.keys():
        kept.pop(language, None)
    for language, one in fresh.items():
        kept[language] = one if language in texts else _with_text(one, kept.get(language))
    return replace(now, translations=tuple(kept.values()))


def _with_text(fresh: Translation, known: Translation | None) -> Translation:
    """A translation whose text has no column keeps the one it had."""
    return replace(fresh, text=known.text if known is not None else "")


def _heads(table: Table, old: Sheet | None) -> dict[str, str]:
    """What the table says of the deck itself, as far as it is something else."""
    said = {key: table.heads[part] for part, key in _HEADS.items() if table.heads.get(part)}
    return {key: value for key, value in said.items() if old is None or old.head(key) != value}


def written(plan: Taken, old: Sheet | None) -> bytes:
    """The bytes of the deck in which it is done. Raises Refused when something else would change with it."""
    if old is None:
        cards = tuple(plan.new)
        deck = Deck(plan.name, plan.kind, cards, plan.heads.get("versie", "")[:40], plan.heads.get("bron", "")[:200])
        return deck_text(deck, ABOUT).encode()
    made = with_cards(old, plan.changed, plan.new)
    for key, value in plan.heads.items():
        made = with_head(made, key, value)
    return made.data


def target(path: Path) -> tuple[bytes | None, Sheet | None]:
    """The deck that stands at a place now; nothing when there is none. Raises Refused when it cannot be changed."""
    if not path.exists():
        return None, None
    data = load(path, LARGEST)
    return data, sheet(data, shown(path))


def which_kind(table: Table, old: Sheet | None, asked: str) -> str:
    """The kind of the cards: the one that was asked for, that of the deck, or the one in the table. Raises Refused when it is not known."""
    here = old.head("soort") if old is not None else ""
    if here and asked and asked != here:
        what = f"Deze stapel heeft de soort ‘{here}’, en niet ‘{asked}’."
        raise Refused(Problem(what, remedy="Kies een andere stapel, of laat de soort weg."))
    found = table.kinds() or tuple(word for word in (table.heads.get("soort", ""),) if word)
    if here or asked:
        return here or asked
    if len(found) == 1:
        return found[0]
    if found:
        what = f"In deze tabel staan kaarten van meer soorten: {', '.join(found)}. Een stapel heeft er één."
        raise Refused(Problem(what, Place(), "Kies welke soort je wilt; doe het daarna nog een keer voor de andere."))
    what = "Bij welke soort deze kaarten horen, staat niet in de tabel."
    raise Refused(Problem(what, Place(), "Kies een soort, of maak een kolom ‘soort’."))
