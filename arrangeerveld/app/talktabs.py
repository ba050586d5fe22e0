"""The tabs of the panel Gesprek: who is here, about the talk, the voice of the child, permissions, the look back, the time before."""

from __future__ import annotations

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.lines import NAME, asked
from arrangeerveld.app.talkview import GAP, HIGH, View, flow, option, person_chip
from arrangeerveld.core import agreeing, closing, dates, talking
from arrangeerveld.core.colours import DARK, MUTED, NOTES, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.marks import Face, Panel
from arrangeerveld.core.talk import Answer, Consent, Heard, Participant, Status

_SIGNS = {Answer.NONE: "", Answer.YES: "check", Answer.NO: "x"}
PER_PAGE = 12  # people
COLUMNS = 4
PARTNERS = ("jeugdhulp", "JGZ", "SWV")
OTHER = "anders …"
ROWS = 3  # agreements at a time
_LINE = NAME + 48.0 + GAP
_STATUSES = {Status.DONE: 110.0, Status.BUSY: 94.0, Status.FAILED: 136.0, Status.DROPPED: 124.0}
_NOTE_COLOURS = ("geel", "blauw", "groen")
_FEED = (
    ("Feed up", "Waar wilden we heen?"),
    ("Feedback", "Waar staan we nu?"),
    ("Feed forward", "Wat is de volgende stap?"),
)


def people(view: View) -> list[Control]:
    """Who is here; the roles of the field bring somebody with one tap."""
    person = next((one for one in view.board.people if one.id == view.person), None)
    return _one_person(view, person) if person else _everybody(view)


def _everybody(view: View) -> list[Control]:
    everyone, room = view.board.people, view.room
    row = HIGH + GAP
    paged = len(everyone) > PER_PAGE
    per = PER_PAGE - 1 if paged else PER_PAGE
    pages = max(1, -(-len(everyone) // per))
    first = view.page % pages * per
    made: list[Control] = []
    for i, person in enumerate(everyone[first : first + per]):
        spot = view.cell(i % COLUMNS, i // COLUMNS, COLUMNS, row)
        made.append(person_chip(person, spot, view.means, f"gesprek:persoon={person.id}"))
    if paged:
        made.append(option(f"nog {len(everyone) - per} ›", view.cell(COLUMNS - 1, 2, COLUMNS, row), view.means, "gesprek:blader=1"))
    if not everyone:
        told = "Tik hieronder op wie er is. Een naam mag, maar hoeft niet."
        made.append(view.words(told, Rect(room.x, room.y, room.w, row), colour=MUTED))
    foot = Rect(room.x, room.y + 3 * row, room.w, room.h - 3 * row)
    made += asked("Wie komt erbij?", foot, view.means)
    chips = Rect(foot.x, foot.y + NAME, foot.w, foot.h - NAME)
    roles = (*view.board.mat.roles, OTHER)
    made += [option(role, spot, view.means, f"gesprek:erbij={role}") for role, spot in flow(roles, chips, view.means)]
    return made


def _one_person(view: View, person: Participant) -> list[Control]:
    room, means = view.room, view.means
    key = f"persoon/{person.id}"
    made = view.line(f"{key}/name", "Naam of initialen (mag leeg blijven)", view.cell(0, 0, 2, _LINE), hint="tik om te schrijven")
    made += view.line(f"{key}/role", "Rol", view.cell(1, 0, 2, _LINE))
    colours = Rect(room.x, room.y + _LINE + 6, room.w, NAME + 64)
    made += asked("Kleur van de memo’s", colours, means)
    for i, (name, fill) in enumerate(NOTES.items()):
        spot = Rect(colours.x + i * (84 + GAP), colours.y + NAME, 84, 64)
        on = name == person.colour
        back = Panel(
            Rect(0, 0, spot.w, spot.h), fill, radius=12, edge=DARK if on else means.look.edge().colour or fill, edge_width=6 if on else 2
        )
        made.append(shown(spot, Face(Size(spot.w, spot.h), (back,)), f"gesprek:kleur={name}"))
    foot = room.bottom - HIGH
    made.append(
        button(
            "trash", "Weg van de lijst", Rect(room.x, foot, 270, HIGH), means, f"gesprek:weg={person.id}", fill=WHITE, ink=DARK, ring=DARK
        )
    )
    made.append(button("check", "Klaar", Rect(room.right - 200, foot, 200, HIGH), means, "gesprek:persoon="))
    return made


def about(view: View) -> list[Control]:
    """The head of the talk."""
    third = view.board.mat.pupil
    made = view.line("over/title", "Titel", view.cell(0, 0, 3, _LINE, 2), hint=view.board.mat.talk)
    made += view.day("over/date", "Datum", view.cell(2, 0, 3, _LINE))
    if third:
        made += view.line("over/pupil", "Leerling: initialen", view.cell(0, 1, 3, _LINE), hint="J.")
    made += view.line("over/group", "Groep", view.cell(1 if third else 0, 1, 3, _LINE))
    made += view.line("over/place", "Plaats", view.cell(2 if third else 1, 1, 3, _LINE, 1 if third else 2))
    made += view.who("over/chair", "Gespreksleider", view.cell(0, 2, 3, _LINE))
    made += view.line("over/begin", "Begin", view.cell(1, 2, 3, _LINE), hint="14:00")
    made += view.line("over/end", "Einde", view.cell(2, 2, 3, _LINE), hint="15:30")
    made += view.day("over/following", "Volgende keer", view.cell(0, 3, 3, _LINE))
    made += view.line("over/keep", "Hoelang bewaren", view.cell(1, 3, 3, _LINE), hint="tik om te schrijven")
    follow = view.cell(2, 3, 3, _LINE)
    spot = Rect(follow.x, follow.y + NAME, follow.w, follow.h - NAME)
    made.append(option("Begin het vervolg", spot, view.means, "gesprek:vervolg", icon="player-play"))
    return made


def voice(view: View) -> list[Control]:
    """How the pupil was heard, who tells the outcome, and what parents or the pupil see otherwise."""
    heard = view.board.about.heard
    row = NAME + HIGH + GAP
    words = [(word.value, f"gesprek:gehoord={word.value}", heard == word.value) for word in Heard]
    made = view.choices("Hoe is de leerling gehoord?", words, view.cell(0, 0, 3, row, 2))
    own = view.cell(2, 0, 3, row)
    if heard in {word.value for word in Heard} and "over/heard" not in view.writing:
        made += view.line("over/heard", "of in eigen woorden", own)[:1]
        made.append(option("schrijf …", Rect(own.x, own.y + NAME, own.w, own.h - NAME), view.means, "gesprek:schrijf=over/heard"))
    else:
        made += view.line("over/heard", "of in eigen woorden", own, hint="tik om te schrijven")
    made += view.who("over/teller", "Wie vertelt de leerling wat er is besloten?", view.cell(0, 1, 1, row))
    left = view.room.bottom - (view.room.y + 2 * row)
    for column, (key, name) in enumerate(
        (("over/parents_differ", "Ouders zien het anders"), ("over/pupil_differs", "De leerling ziet het anders"))
    ):
        cell = view.cell(column, 0, 2, row)
        made += view.line(key, name, Rect(cell.x, view.room.y + 2 * row, cell.w, left), hint="tik om te schrijven")
    return made


def consents(view: View) -> list[Control]:
    """Permission to share, for each partner."""
    known = view.board.consents
    missing = [partner for partner in PARTNERS if all(one.partner != partner for one in known)]
    labels = [*(one.partner for one in known), *(f"+ {partner}" for partner in missing), f"+ {OTHER}"]
    actions = [*(f"gesprek:partner={one.id}" for one in known), *(f"gesprek:erbij-partner={partner}" for partner in (*missing, OTHER))]
    chosen = next((one for one in known if one.id == view.consent), known[0] if known else None)
    icons = [_SIGNS[one.answer] for one in known] + [""] * (len(missing) + 1)
    spots = flow(
        [f"{label}{'mmm' if icon else ''}" for label, icon in zip(labels, icons, strict=True)],
        Rect(view.room.x, view.room.y, view.room.w, 2 * HIGH + GAP),
        view.means,
    )
    on = [one is chosen for one in known] + [False] * (len(missing) + 1)
    chips = zip(labels, spots, actions, on, icons, strict=True)
    made = [option(label, spot, view.means, action, on=now, icon=icon) for label, (_, spot), action, now, icon in chips]
    foot = max(spot.bottom for _, spot in spots) + GAP
    if chosen is None:
        told = "Wil je informatie delen met een partner? Tik op de partner en schrijf op wie daar toestemming voor geeft."
        return [*made, view.words(told, Rect(view.room.x, foot, view.room.w, 90), colour=MUTED)]
    return made + _consent(view, chosen, Rect(view.room.x, foot, view.room.w, view.room.bottom - foot))


def _consent(view: View, one: Consent, room: Rect) -> list[Control]:
    inner = View(view.board, room, view.means, view.writing)
    key = f"toestemming/{one.id}"
    answers = [(word.value, f"gesprek:antwoord={one.id}/{word.value}", one.answer is word) for word in (Answer.YES, Answer.NO)]
    made = inner.choices(f"Mag {one.partner} dit weten?", answers, inner.cell(0, 0, 3, _LINE))
    made += inner.who(f"{key}/by", "Wie geeft toestemming?", inner.cell(1, 0, 3, _LINE))
    made += inner.day(f"{key}/date", "Datum", inner.cell(2, 0, 3, _LINE))
    low = Rect(room.x, room.y + _LINE, room.w, room.h - _LINE)
    made += inner.line(f"{key}/information", "Welke informatie?", Rect(low.x, low.y, low.w - 220, low.h), hint="tik om te schrijven")
    side = Rect(low.right - 210, low.y + NAME, 210, low.h - NAME)
    half = (side.h - 6) / 2
    made.append(option("Andere naam", Rect(side.x, side.y, side.w, half), view.means, f"gesprek:schrijf={key}/partner"))
    made.append(option("Weg", Rect(side.x, side.y + half + 6, side.w, half), view.means, f"gesprek:partner-weg={one.id}", icon="trash"))
    if f"{key}/partner" in view.writing:
        made += view.line(f"{key}/partner", "", Rect(side.x, side.y, side.w, half))
    return made


def review(view: View) -> list[Control]:
    """The questions of the look back, answered on notes, and a gentle list of what misses in the agreements."""
    room = view.room
    open_ = agreeing.missing(view.board)
    low = 74.0
    high = room.h - low - GAP
    asked_ = talking.reviews(view.board)[:3]
    made: list[Control] = []
    for i, one in enumerate(asked_):
        cell = view.cell(i, 0, 3, high)
        made.append(view.words(one.question, Rect(cell.x + 2, cell.y, cell.w - 4, 58), sizes=(24.6, 22.0), bold=True))
        spot = Rect(cell.x, cell.y + 62, cell.w, high - 62)
        made += view.line(f"terugblik/{one.id}", "", spot, hint="tik om te schrijven", fill=NOTES[_NOTE_COLOURS[i]])
    told = closing.told(open_) if view.board.agreements else "Er zijn nog geen afspraken."
    made.append(view.words(told, Rect(room.x, room.bottom - low, room.w, low), sizes=(22.0, 20.0, 18.0), colour=MUTED))
    return made


def earlier(view: View) -> list[Control]:
    """The talk before: three questions to look on from it, and how its agreements stand."""
    room, board = view.room, view.board
    made: list[Control] = []
    for i, (word, question) in enumerate(_FEED):
        cell = view.cell(i, 0, 3, 82)
        back = Face(Size(cell.w, cell.h), (Panel(Rect(0, 0, cell.w, cell.h), NOTES[_NOTE_COLOURS[i]], radius=10),))
        made.append(shown(cell, back))
        made.append(view.words(word, Rect(cell.x + 12, cell.y + 4, cell.w - 20, 34), bold=True))
        made.append(view.words(question, Rect(cell.x + 12, cell.y + 36, cell.w - 20, 32), sizes=(21.0, 20.0, 18.0)))
    rows = board.agreements
    pages = max(1, -(-len(rows) // ROWS))
    first = view.page % pages * ROWS
    top = room.y + 90
    for i, row in enumerate(rows[first : first + ROWS]):
        place = Rect(room.x, top + i * (HIGH + GAP), room.w, HIGH)
        text = " · ".join(part for part in (" ".join(row.what.split()), row.who) if part)
        made.append(view.words(text, Rect(place.x, place.y, place.w - 10 - sum(_STATUSES.values()), place.h), sizes=(22.0, 20.0, 18.0)))
        x = place.right - sum(_STATUSES.values())
        for word, wide in _STATUSES.items():
            spot = Rect(x, place.y, wide - 6, place.h)
            made.append(option(word.value, spot, view.means, f"gesprek:status={row.id}/{word.value}", on=row.status is word))
            x += wide
    if not rows:
        made.append(view.words("Er stonden geen afspraken op het vorige bord.", Rect(room.x, top, room.w, HIGH), colour=MUTED))
    return made + _foot(view, first, len(rows))


def _foot(view: View, first: int, count: int) -> list[Control]:
    """When the talk before was, whether its board shines through, and the way to the next agreements."""
    spots = [view.cell(i, 0, 3, HIGH + GAP) for i in range(3)]
    when, under, leaf = (Rect(spot.x, view.room.bottom - HIGH, spot.w, HIGH) for spot in spots)
    made = [view.words(f"Vorige keer: {dates.short(view.board.about.previous)}", when, colour=MUTED)]
    if view.under is not None:
        made.append(option("Vorig bord eronder", under, view.means, "gesprek:eronder", on=view.under))
    if count > ROWS:
        label = f"{first + 1} tot {min(first + ROWS, count)} van {count} ›"
        made.append(option(label, leaf, view.means, "gesprek:blader=1"))
    return made
