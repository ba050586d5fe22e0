"""A damaged board opens as far as it can, and says what is missing; it never opens as if nothing happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.salvage import salvaged

SAMPLES = sorted((Path(__file__).parents[1] / "boards").glob("*.json"))
KEEP = "Bewaar het als een nieuw bord, en kijk of er een eerdere versie is. Het beschadigde bestand blijft zoals het is."


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_whole_board_is_salvaged_as_it_was(path: Path) -> None:
    left = salvaged(path.read_bytes())
    assert left is not None
    assert (left.lost, left.odd, left.short) == ((), (), False)
    assert read_board(left.text.encode(), path.name) == read_board(path.read_bytes(), path.name)


def test_one_broken_line_costs_one_thing() -> None:
    path = next(path for path in SAMPLES if path.stem == "1-volledig")
    whole, _ = read_board(path.read_bytes(), "bord.json")
    assert whole is not None
    lines = path.read_text("utf-8").split("\n")
    number = next(i for i, line in enumerate(lines) if '"kaart"' in line)
    lines[number] = lines[number].replace('"titel"', 'titel"')
    board, problems = read_board("\n".join(lines).encode(), "bord.json")
    assert board is not None
    assert board.items == whole.items[1:]
    assert (board.ink, board.agreements, board.mat) == (whole.ink, whole.agreements, whole.mat)
    told = (
        f"Dit bord is beschadigd en opent zo ver als het kan. De regels die niet te lezen zijn, ontbreken: {number + 1}. bord.json. {KEEP}"
    )
    assert str(problems[0]) == told


def test_a_board_of_which_the_end_is_gone_opens_with_what_came_before() -> None:
    path = next(path for path in SAMPLES if path.stem == "1-volledig")
    data = path.read_bytes()
    whole, _ = read_board(data, "bord.json")
    assert whole is not None
    board, problems = read_board(data[: data.index(b'\n  "inkt"')], "bord.json")
    assert board is not None
    assert (board.items, board.ink) == (whole.items, ())
    assert problems[0].what.endswith(" Het einde van het bestand ontbreekt.")


def test_zeros_at_the_end_as_a_power_cut_leaves_them() -> None:
    path = SAMPLES[0]
    board, problems = read_board(path.read_bytes() + b"\0" * 512, "bord.json")
    assert board is not None
    assert board == read_board(path.read_bytes(), "bord.json")[0]
    assert problems


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_whatever_is_cut_off_or_changed_is_answered_and_told(path: Path) -> None:
    data = path.read_bytes()
    opened = 0
    for end in range(0, len(data) - 1, 7):
        board, problems = read_board(data[:end], "bord.json")
        assert problems
        opened += board is not None
        if board is not None:
            write_board(board)
    assert opened > 100 or len(data) < 1500
    changed = bytearray(data)
    for at in range(0, len(data), 7):
        changed[at] ^= 0x80
        board, problems = read_board(bytes(changed), "bord.json")
        assert problems or board is not None
        changed[at] ^= 0x80


def test_another_file_is_no_board() -> None:
    for data in (b"", b"hallo", b"{}", b"[" * 1000, b'"a"\n' * 5_000, bytes(range(256)) * 20, "é".encode("latin-1") * 100):
        left = salvaged(data)
        assert left is None or read_board(data, "bord.json")[0] is None
