"""The form of a field file: its keys, and what may stand behind them."""

from __future__ import annotations

from collections.abc import Collection

from arrangeerveld.core.colours import CLEAR, ZONES
from arrangeerveld.core.mat import HEIGHT, Align, Holds, Shape
from arrangeerveld.files.fields import Choice, Form, ListOf, Number, Text, YesNo
from arrangeerveld.files.kinds import ID
from arrangeerveld.files.picturenames import PICTURE

WIDEST = 1800.0  # mm
LONGEST = 240  # minutes of a step
DECK = r"(?=.{1,64}$)[^\W_][^\W_ ]*([ _.-][^\W_ ]+)*"
"""The name of a file without its ending: letters and digits, with a space, dot, dash or line between them; never a path."""


def mat_form(icons: Collection[str] = (), zones: Collection[str] = (), kinds: Collection[str] = ()) -> Form:
    """The form of a field; icons, zones and kinds are words to choose from, any word when there are none."""
    return Form(
        noun="het veld",
        title="naam",
        about="Een veld: de placemat voor een gesprek.",
        fields={
            "veld": Text(most=64, pattern=ID, example="arrangeerveld", required=True, about="De korte naam van het veld."),
            "naam": Text(most=60, required=True, about="De naam op het scherm."),
            "gesprek": Text(most=60, about="De naam van het gesprek, boven aan het veld en in de naam van het verslag."),
            "volgorde": Number(whole=True, about="De plaats op het beginscherm; zonder nummer komt het veld achteraan."),
            "maat": ListOf(
                item=Number(low=1, high=WIDEST, word="maat"),
                exactly=2,
                required=True,
                fallback=(2 * HEIGHT, HEIGHT),
                about="Breedte en hoogte in mm; de hoogte is altijd 720.",
            ),
            "achtergrond": Text(
                most=120,
                pattern=PICTURE,
                example="mijn-veld.jpg, in dezelfde map als het veld",
                about="Een foto onder de vakken, in dezelfde map als het veld: .jpg of .png.",
            ),
            "vakken": ListOf(
                item=zone_form(icons),
                most=60,
                required=True,
                fallback=(),
                word="lijst met vakken",
                about="De vakken; een later vak ligt boven op een eerder vak.",
            ),
            "stappen": ListOf(item=step_form(zones, kinds), most=40, about="De stappen van het gesprek: een hulp, geen slot."),
            "decks": ListOf(
                item=Text(most=64, pattern=DECK, example="swv, zonder map en zonder .yaml", word="stapel"),
                most=40,
                about="De stapels die klaarliggen: namen van bestanden, zonder .yaml.",
            ),
            "deelnemers": ListOf(item=Text(most=60, word="deelnemer"), most=40, about="De rollen die klaarstaan voor de mensen aan tafel."),
            "leerlinggegevens": YesNo(about="Of het gesprek over één leerling gaat."),
        },
    )


def zone_form(icons: Collection[str] = ()) -> Form:
    """The form of one zone."""
    return Form(
        noun="het vak",
        title="titel",
        fields={
            "id": Text(most=64, pattern=ID, example="leren", required=True, about="De korte naam, voor de stappen."),
            "titel": Text(most=80, required=True, about="De titel op het veld."),
            "vorm": Choice(options=tuple(Shape), about="De omtrek."),
            "plaats": ListOf(
                item=Number(high=WIDEST, word="plaats"),
                exactly=4,
                required=True,
                about="Van links, van boven, breedte, hoogte (mm).",
            ),
            "punten": ListOf(
                item=ListOf(item=Number(high=WIDEST, word="punt"), exactly=2, word="punt"),
                most=60,
                about="De hoeken van een veelhoek, in volgorde, in mm van links en van boven van zijn plaats.",
            ),
            "gat": Number(high=0.95, about="Van een ring: welk deel van de straal open blijft, van 0 tot 0.95."),
            "hoeken": ListOf(
                item=Number(low=-360, high=720, word="hoek"),
                exactly=2,
                about="Van een ring: van waar tot waar, graden met de klok mee, 0 is boven.",
            ),
            "titelplaats": ListOf(
                item=Number(high=WIDEST, word="titelplaats"),
                exactly=4,
                about="Waar de titel staat, als die niet boven in het vak past: als plaats.",
            ),
            "tekens": ListOf(item=Text(most=12, word="teken"), most=4, about="Kolommen in het vak, met een teken erboven: [+, −, ?]."),
            "kleur": Choice(options=(*ZONES, CLEAR), about=f"De kleur; met {CLEAR} zie je de achtergrond."),
            "icoon": Choice(options=tuple(icons), about="De naam van een plaatje in assets/icons, zonder .svg."),
            "hulpvraag": Text(most=80, about="Een korte vraag onder de titel."),
            "bevat": ListOf(item=Choice(options=tuple(Holds), word="inhoud"), most=9, about="Wat er in dit vak hoort."),
            "titelkant": Choice(options=tuple(Align), about="Aan welke kant de titel staat."),
            "dossier": Text(most=80, about="De kop in het verslag, als die anders is dan de titel."),
        },
    )


def step_form(zones: Collection[str] = (), kinds: Collection[str] = ()) -> Form:
    """The form of one step."""
    return Form(
        noun="de stap",
        title="titel",
        fields={
            "titel": Text(most=40, required=True, about="De naam van de stap."),
            "minuten": Number(
                high=LONGEST, whole=True, required=True, fallback=0, word="aantal minuten", about="Hoe lang de stap ongeveer duurt."
            ),
            "doen": Text(most=400, lines=True, about="Wat je in deze stap doet."),
            "vragen": ListOf(item=Text(most=160, word="vraag"), most=8, about="Hulpvragen voor de gespreksleider."),
            "vakken": ListOf(item=Choice(options=tuple(zones), word="vak"), most=60, about="De id’s van de vakken waar het om gaat."),
            "soorten": ListOf(
                item=Choice(options=tuple(kinds), word="soort"), most=40, about="De soorten kaarten die dan aan de beurt zijn."
            ),
        },
    )
