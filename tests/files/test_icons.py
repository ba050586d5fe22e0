from __future__ import annotations

import math
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from arrangeerveld.files import places
from arrangeerveld.files.icons import LARGEST, Icons, parsed, read_icon

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path stroke="none" d="M0 0h24v24H0z" fill="none"/>{}</svg>'


def test_every_shipped_icon_is_lines_in_its_box() -> None:
    icons = Icons(places.icons())
    assert len(icons) > 40
    assert all(read_icon(places.icons(), name)[1] == () for name in icons)
    for name, icon in icons.items():
        assert icon, name
        for line in icon:
            assert len(line) > 1, name
            assert all(0 <= x <= 24 and 0 <= y <= 24 for x, y in line), name


def test_the_frame_is_left_out_and_each_run_is_a_line() -> None:
    icon = parsed(SVG.format('<path d="M1 2h3v4M10 10l1 1"/><path d="M5 5L6 6 7 5z"/>'))
    assert icon == (((1, 2), (4, 2), (4, 6)), ((10, 10), (11, 11)), ((5, 5), (6, 6), (7, 5), (5, 5)))


@pytest.mark.parametrize("radius", [0.5, 1, 3, 9, 11])
def test_a_circle_is_followed_closely(radius: float) -> None:
    d = f"M{12 - radius} 12a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0"
    (line,) = parsed(SVG.format(f'<path d="{d}"/>'))
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(line)]
    assert max(abs(math.dist(point, (12, 12)) - radius) for point in (*line, *middles)) < 0.05


@pytest.mark.parametrize("d", ["M2 20C2 2 22 2 22 20", "M2 12C30 -10 -6 34 22 12", "M2 20Q12 -10 22 20"])
def test_a_curve_is_followed_closely(d: str) -> None:
    from svg.path import parse_path  # noqa: PLC0415 - the oracle of this test

    (line,) = parsed(SVG.format(f'<path d="{d}"/>'))
    curve = parse_path(d)[1]
    real = [(place.real, place.imag) for place in (curve.point(i / 400) for i in range(401))]
    assert max(min(_distance(point, a, b) for a, b in pairwise(line)) for point in real) < 0.05


def _distance(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(max(along, 0), 1)
    return math.dist(point, (a[0] + along * dx, a[1] + along * dy))


def test_an_unknown_icon_is_told_with_what_may_be_meant() -> None:
    icon, (problem,) = read_icon(places.icons(), "home-hart")
    assert icon is None
    assert str(problem) == "Het icoon ‘home-hart’ is er niet. assets/icons. Bedoel je ‘home-heart’?"
    assert Icons(places.icons()).get("home-hart") is None


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "", "A", "a.b", "x" * 65, "a\0b"])
def test_only_plain_stems_are_looked_for(tmp_path: Path, name: str) -> None:
    (tmp_path.parent / "secret.svg").write_text(SVG.format('<path d="M1 1h2"/>'))
    icon, problems = read_icon(tmp_path, name)
    assert icon is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen svg",
        b"\xff\xfe",
        SVG.format("").encode(),
        SVG.format('<path d="onzin"/>').encode(),
        SVG.format('<path d="M1 1h"/>').encode(),
        SVG.format('<path d="M1 1a0 0 0 1"/>').encode(),
        SVG.format('<path d="M1 1h1e999"/>').encode(),
        b'<!DOCTYPE x [<!ENTITY a "M1 1h2">]><svg><path d="&a;"/></svg>',
        SVG.format('<path d="M1 1h2"/>').encode() + b" " * LARGEST,
    ],
)
def test_a_broken_icon_is_told_and_is_not_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "stuk.svg").write_bytes(content)
    icon, (problem,) = read_icon(tmp_path, "stuk")
    assert icon is None
    assert problem.what == "Het icoon ‘stuk’ is niet te lezen."
    assert "stuk" not in Icons(tmp_path)


def test_the_reader_of_paths_is_loaded_with_the_first_icon() -> None:
    script = (
        "import sys; from arrangeerveld.files import places; from arrangeerveld.files.icons import Icons; icons = Icons(places.icons());"
        "names = icons.names; print('svg.path' in sys.modules); icons['school']; print('svg.path' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
