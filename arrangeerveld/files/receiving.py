"""A deck that somebody shared comes beside what there is: what is new, changed and gone, and what of one's own stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import places
from arrangeerveld.files.deckbatch import cards_of, with_cards
from arrangeerveld.files.deckediting import Sheet, card_id, sheet, with_head
from arrangeerveld.files.deckmerging import HEADS
from arrangeerveld.files.deckputting import free_name, put
from arrangeerveld.files.decks import MOST, TITLE, DeckCard
from arrangeerveld.files.decksaving import is_own, own_path
from arrangeerveld.files.kinds import KINDS, parse_kind
from arrangeerveld.files.library import DECKS, deck_files
from arrangeerveld.files.packages import Package
from arrangeerveld.files.places import shown
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.sharing import Way
from arrangeerveld.files.yamltree import LARGEST

RECEIVED = "ontvangen"
"""The folder in that of the decks which keeps each deck as it came: so it is known later what somebody changed here."""
_BASE = ".basis"
_COPY = " (ontvangen)"


@dataclass(frozen=True, slots=True)
class Difference:
    """What a package would do here. Each card is as it is in the package, but for what is gone or is one's own."""

    package: Package
    path: Path  # where the deck comes to stand
    old: bytes | None  # what stands there now
    mine: Sheet | None  # the deck there is, which may be one of the program
    theirs: Sheet
    new: tuple[DeckCard, ...]
    better: tuple[DeckCard, ...]  # changed by them only
    clash: tuple[DeckCard, ...]  # changed by both, or nobody knows by whom
    kept: tuple[DeckCard, ...]  # changed here only
    gone: tuple[DeckCard, ...]  # taken out by them, not touched here
    own: tuple[DeckCard, ...]  # made here
    same: tuple[DeckCard, ...]
    beside: tuple[tuple[Path, bytes], ...] = ()
    heads: tuple[tuple[str, str], ...] = ()  # of the deck itself, changed by them only
    fresh_kind: str = ""  # the id of a kind that is not known here yet

    @property
    def nothing(self) -> bool:
        """Whether everything in it is here already."""
        return self.mine is not None and not (self.new or self.better or self.clash or self.gone or self.heads)


def difference(package: Package, folder: Path, kinds: Sequence[Kind], stem: str = "") -> Difference:
    """What a package would do in the folder of the boards, as a deck with this name or its own. Raises Refused."""
    stem = stem or package.stem
    there = deck_files(folder).get(stem)
    path = own_path(folder, there) if there is not None else folder / DECKS / f"{stem}.yaml"
    theirs, beside = _with_pictures(package, path.parent)
    old = load(there, LARGEST) if there is not None else None
    mine = sheet(old, shown(there)) if old is not None and there is not None else None
    base = _base(path, mine if there is not None and not is_own(there) else None)
    kind, fresh = _kind(package, folder, kinds)
    if mine is not None and mine.head("soort") != package.deck.kind:
        what = f"Hier is al een stapel ‘{stem}’ met kaarten van een andere soort ({mine.head('soort')})."
        raise Refused(Problem(what, Place(shown(path)), "Neem de stapel op onder een andere naam."))
    parted = _parted(cards_of(theirs), cards_of(mine) if mine is not None else (), None if base is None else cards_of(base))
    return Difference(
        package=package,
        path=path,
        old=old if there == path else None,
        mine=mine,
        theirs=theirs,
        beside=(*beside, *kind),
        heads=tuple(_heads(theirs, mine, base)),
        fresh_kind=fresh,
        **parted,
    )


def _with_pictures(package: Package, folder: Path) -> tuple[Sheet, tuple[tuple[Path, bytes], ...]]:
    """The deck with the names that its pictures get here: another picture may have that name already."""
    made = sheet(package.text, package.deck.file)
    names = {name: free_name(folder, name, data) for name, data in package.pictures.items()}
    renamed = {
        card.id: replace(card, picture=names[card.picture])
        for card in cards_of(made)
        if card.picture in names and names[card.picture] != card.picture
    }
    beside = tuple((folder / names[name], data) for name, data in package.pictures.items())
    return with_cards(made, renamed) if renamed else made, beside


def _kind(package: Package, folder: Path, kinds: Sequence[Kind]) -> tuple[tuple[tuple[Path, bytes], ...], str]:
    """The file of a kind that is not known here, and its id."""
    name = package.deck.kind
    if any(kind.id == name for kind in kinds):
        return (), ""
    kind, _ = parse_kind(package.kind, "soort.yaml") if package.kind else (None, ())
    if kind is None or kind.id != name:
        what = f"De soort ‘{name}’ van deze kaarten is hier niet bekend, en zit ook niet in het bestand."
        raise Refused(
            Problem(what, Place(package.deck.file), "Vraag wie de stapel maakte om een van de soorten van het programma te kiezen.")
        )
    return ((folder / KINDS / f"{name}.yaml", package.kind),), name


def _base(path: Path, shipped: Sheet | None) -> Sheet | None:
    """The deck as it came the last time, or as the program has it; None when that is not known."""
    if shipped is not None:
        return shipped
    for place in (base_path(path), places.decks() / f"{path.stem}.yaml"):  # an own deck of that name began as the one of the program
        with suppress(Refused):
            return sheet(load(place, LARGEST), "")
    return None


def base_path(path: Path) -> Path:
    """Where it is kept how a deck came."""
    return path.parent / RECEIVED / f"{path.stem}{_BASE}"


def _parted(theirs: Iterable[DeckCard], mine: Iterable[DeckCard], base: Iterable[DeckCard] | None) -> dict[str, tuple[DeckCard, ...]]:
    """The cards by what happens with them."""
    here, before = _by_id(mine), None if base is None else _by_id(base)
    found: dict[str, list[DeckCard]] = {name: [] for name in ("new", "better", "clash", "kept", "gone", "own", "same")}
    there = _by_id(theirs)
    for name, card in there.items():
        now, was = here.get(name), None if before is None else before.get(name)
        if now is None:
            withdrawn = was is not None and was == card  # somebody took it out here, and they did not touch it
            found["kept" if withdrawn else "new"].append(card)
        elif now == card:
            found["same"].append(card)
        elif was == now:
            found["better"].append(card)
        else:
            found["kept" if was == card else "clash"].append(card)
    for name, card in here.items():
        if name not in there:
            found["gone" if before is not None and before.get(name) == card else "own"].append(card)
    return {name: tuple(cards) for name, cards in found.items()}


def _by_id(cards: Iterable[DeckCard]) -> dict[str, DeckCard]:
    found: dict[str, DeckCard] = {}
    for card in cards:
        if card.id:
            found.setdefault(card.id, card)
    return found


def _heads(theirs: Sheet, mine: Sheet | None, base: Sheet | None) -> Iterable[tuple[str, str]]:
    """What they say of the deck itself that nobody changed here."""
    for key in HEADS:
        value = theirs.head(key)
        if mine is not None and value and mine.head(key) != value and (base is None or base.head(key) == mine.head(key)):
            yield key, value


def merged(found: Difference, way: Way) -> bytes:
    """The bytes of the deck when it is done in this way. Raises Refused."""
    if found.mine is None:
        return found.theirs.data
    if way is Way.TAKE:
        made = with_cards(found.theirs, {}, found.own) if found.own else found.theirs
    else:
        fresh = [*found.new, *(_copies(found) if way is Way.BOTH else ())]
        gone = [card.id for card in found.gone] if way is Way.KEEP else []
        made = with_cards(found.mine, {card.id: card for card in found.better}, fresh, gone)
        for key, value in found.heads:
            made = with_head(made, key, value)
    count = len(made.entries())
    if count > MOST:
        raise Refused(
            Problem(f"In deze stapel komen dan {count} kaarten; er passen er {MOST}.", remedy="Neem hem op onder een andere naam.")
        )
    return made.data


def _copies(found: Difference) -> Iterable[DeckCard]:
    """Their cards that were changed here too, each under a title and an id of its own."""
    taken = {card.id for card in (*found.new, *(cards_of(found.mine) if found.mine is not None else ()))}
    for card in found.clash:
        title = f"{card.title[: TITLE - len(_COPY)].rstrip()}{_COPY}"
        name = card_id(title, taken)
        taken.add(name)
        yield replace(card, id=name, title=title)


def receive(found: Difference, way: Way, now: float) -> tuple[Problem, ...]:
    """Do it, and tell what did not work beside that; `now` in seconds since 1970. Raises Refused: then everything is as it was."""
    if found.nothing and found.old is None:
        return ()  # it is the deck of the program, as it is
    data = merged(found, way)
    if data != found.old:
        put(found.path, found.old, data, now, dict(found.beside))
    place = base_path(found.path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        save(place, found.theirs.data)
    except (Refused, OSError):
        what = "De stapel is opgenomen. Alleen is niet onthouden hoe hij binnenkwam."
        return (Problem(what, Place(shown(place.parent)), "Bij een volgende keer kun je dan vaker moeten kiezen."),)
    return ()


def parts(found: Difference) -> tuple[tuple[str, tuple[DeckCard, ...]], ...]:
    """The cards by a word for what is with them, those first about which something may be chosen."""
    return (
        ("ook door jou veranderd", found.clash),
        ("nieuw", found.new),
        ("verbeterd", found.better),
        ("weggehaald", found.gone),
        ("alleen door jou veranderd", found.kept),
        ("van jou", found.own),
    )


def told(found: Difference, way: Way) -> str:
    """What was done."""
    if found.nothing:
        return "Alles uit dit bestand had je al."
    said = [f"{len(found.new)} nieuw"] if found.new else []
    said += [f"{len(found.better)} verbeterd"] if found.better else []
    said += [f"{len(found.gone)} weggehaald"] if found.gone and way is not Way.BOTH else []
    clash = {Way.TAKE: "van jou vervangen", Way.KEEP: "van jou gebleven", Way.BOTH: "dubbel, die van jou en die van hen"}[way]
    said += [f"{len(found.clash)} {clash}"] if found.clash else []
    return f"De stapel ‘{found.package.deck.name}’ is opgenomen{': ' if said else ''}{', '.join(said)}."
