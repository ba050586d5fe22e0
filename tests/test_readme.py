"""What the README says is so: its examples can be read, its options exist, and its set-up is the one that is checked."""

import re
from pathlib import Path

import pytest

from arrangeerveld.__main__ import COMMANDS, parser, window_parser
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kind, read_kinds
from arrangeerveld.files.settings import read_settings, settings_form

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
YAML = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
SHELL = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def test_the_deck_and_the_kind_can_be_used_as_they_stand(tmp_path: Path) -> None:
    deck_text, _, kind_text = YAML
    icons = Icons(places.icons()).names
    kinds, _ = read_kinds(places.cards(), icons)
    deck_file, kind_file = tmp_path / "deck.yaml", tmp_path / "kind.yaml"
    deck_file.write_text(deck_text, "utf-8")
    kind_file.write_text(kind_text, "utf-8")
    deck, problems = read_deck(deck_file, tuple(kind.id for kind in kinds))
    assert deck is not None
    assert (len(deck.cards), problems) == (1, ())
    kind, problems = read_kind(kind_file, icons)
    assert kind is not None
    assert problems == ()


def test_the_list_of_decks_is_the_one_of_the_field_and_one_more() -> None:
    field = (places.mats() / "arrangeerveld.yaml").read_text("utf-8")
    (now,) = re.findall(r"^decks: \[(.*)\]", field, re.MULTILINE)
    assert YAML[1] == f"decks: [{now}, onze-school]\n"


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\| `arrangeerveld ?(.*?)`", README, re.MULTILINE))))
def test_every_command_in_the_table_is_understood(command: str) -> None:
    words = command.split()
    (parser() if words[:1] in ([name] for name in COMMANDS) else window_parser()).parse_args(words)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"(?:assets|cards|decks)/[\w/.-]+\.(?:json|yaml)", README)) - {"decks/onze-school.yaml"})
)
def test_every_file_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).is_file()


def test_both_languages_say_the_same_commands() -> None:
    dutch, english = README.split("## English")
    told = {block for block in SHELL if block in english}
    assert len(told) == 3
    assert all(block in dutch for block in told)


def test_the_set_up_installs_what_is_checked() -> None:
    (checked,) = re.findall(r"^needed=\((.*)\)", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    (told,) = set(re.findall(r"apt-get install -y (.*)'", README))
    assert told == checked


def test_the_settings_are_all_there_and_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```\n(knoppen:.*?)```", README, re.DOTALL)
    path = tmp_path / "instellingen.yaml"
    path.write_text(block, "utf-8")
    settings, problems = read_settings((path,))
    assert problems == ()
    assert (settings.veld, settings.diagonaal, settings.titels) == ("laag", 75.0, "verbergen")
    assert [line.partition(":")[0] for line in block.splitlines()] == list(settings_form().fields)
