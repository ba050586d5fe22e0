"""A point of the mat belongs to the zone that is painted there, for every shape and every field that comes with the program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.hits import zone_at
from arrangeerveld.core.mat import Mat, Shape, Zone, gap, inside
from arrangeerveld.core.matface import zone_panel
from arrangeerveld.files import places
from arrangeerveld.files.mats import read_mat
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import paint, pixels, punched

HALF = 64  # the alpha of a pixel on the edge that was covered half, twice
SHAPES = Mat(
    "vormen",
    "Vormen",
    "Vormen",
    Size(1440, 720),
    (
        Zone("doos", "", Shape.RECTANGLE, Rect(20, 20, 500, 300)),
        Zone("rond", "", Shape.ELLIPSE, Rect(400, 100, 400, 500)),
        Zone("pil", "", Shape.PILL, Rect(100, 250, 500, 200)),
        Zone("ring", "", Shape.RING, Rect(700, 50, 600, 600), hole=0.6),
        Zone("deel", "", Shape.RING, Rect(700, 50, 600, 600), hole=0.3, arc=(-40, 80)),
        Zone("hoek", "", Shape.POLYGON, Rect(850, 200, 400, 400), points=(Point(200, 0), Point(400, 400), Point(200, 250), Point(0, 400))),
    ),
)


def fields() -> list[Mat]:
    mats = [read_mat(path)[0] for path in sorted(places.mats().glob("*.yaml"))]
    return [mat for mat in mats if mat is not None]


@pytest.mark.parametrize("mat", [SHAPES, *fields()], ids=lambda mat: mat.id)
def test_a_point_belongs_to_the_zone_that_is_painted_there(mat: Mat, typeface: Typeface) -> None:
    scale = 0.8
    image = Image.new("RGB", (round(mat.size.w * scale), round(mat.size.h * scale)))
    colours = {(10 * i, 200 - i, 7 * i): zone for i, zone in enumerate(mat.zones, 1)}
    for (red, green, blue), zone in colours.items():
        paint(image, [zone_panel(zone, f"#{red:02x}{green:02x}{blue:02x}")], scale, typeface)
    seen = 0
    for x in range(3, int(mat.size.w), 13):
        for y in range(3, int(mat.size.h), 13):
            point = Point(x, y)
            if any(_near_edge(zone, point, 2 / scale) for zone in mat.zones):
                continue
            pixel = image.getpixel((int(x * scale), int(y * scale)))
            assert isinstance(pixel, tuple)
            assert zone_at(mat, point) is colours.get((pixel[0], pixel[1], pixel[2])), point
            seen += 1
    assert seen > 3_000


def _near_edge(zone: Zone, point: Point, mm: float) -> bool:
    if zone.shape is Shape.ROUNDED:
        mm = max(mm, 6.0)  # the rounding of corners counts as inside
    around = [point, *(Point(point.x + dx, point.y + dy) for dx, dy in ((-mm, 0), (mm, 0), (0, -mm), (0, mm)))]
    return len({inside(zone, one) for one in around}) > 1 or 0 < gap(zone, point) < mm


@pytest.mark.parametrize("zone", SHAPES.zones, ids=lambda zone: zone.id)
def test_the_edge_of_a_zone_is_painted_inside_it_and_a_hole_has_its_shape(zone: Zone, typeface: Typeface) -> None:
    picture = Image.new("RGBA", (1440, 720), (0, 0, 0, 0))
    paint(picture, [zone_panel(zone, "", "#ff0000", 6.0)], 1.0, typeface)
    full = Image.new("RGBA", (1440, 720), (0, 0, 0, 0))
    paint(full, [zone_panel(zone, "#00ff00")], 1.0, typeface)
    rim, area = picture.getchannel("A"), full.getchannel("A")
    assert rim.getbbox() is not None
    assert 0 < sum(rim.histogram()[129:]) < sum(area.histogram()[129:])
    left, top, right, bottom = pixels(zone.place, 1.0)
    assert rim.getbbox() is not None
    box = rim.getbbox() or (0, 0, 0, 0)
    assert left <= box[0]
    assert top <= box[1]
    assert box[2] <= right
    assert box[3] <= bottom
    holed = punched(full, zone_panel(replace(zone, colour="rood"), ""), 1.0)
    assert not any(holed.getchannel("A").histogram()[HALF + 1 :])
