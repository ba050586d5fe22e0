"""What Kivy tells of a finger, as a `Contact`: each driver names itself and measures the contact in its own way, or not at all."""

from __future__ import annotations

from typing import Any

from arrangeerveld.app.screen import Screen
from arrangeerveld.app.touches import Contact


def contact(touch: Any, screen: Screen, time: float) -> Contact:
    """A touch of Kivy, with its place in mm on the screen."""
    return Contact(touch.uid, screen.point(touch.x, touch.y), time, touch.device, width(touch, screen))


def width(touch: Any, screen: Screen) -> float | None:
    """The longer side of the contact in mm on the glass; None when the driver does not say, or says it in units nobody knows."""
    shape = getattr(touch, "shape", None)
    if shape is None or "shape" not in touch.profile:
        return None
    match type(touch).__name__:
        case "WM_MotionEvent":  # Windows: hundredths of a pixel
            size = max(shape.width, shape.height) / 100 / screen.scale
        case "Tuio2dCurMotionEvent" | "Tuio2dBlbMotionEvent":  # parts of the screen
            size = max(shape.width * screen.size.w, shape.height * screen.size.h)
        case _:
            return None
    return size * screen.real if size > 0 else None
