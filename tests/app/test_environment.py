"""Kivy's settings: ours are set, and fingers on Linux are still looked for."""

from __future__ import annotations

from configparser import RawConfigParser

from arrangeerveld.app.environment import apply, settings


def test_our_settings_leave_the_search_for_touch_devices_alone() -> None:
    config = RawConfigParser()
    config.read_dict({"kivy": {}, "graphics": {}, "input": {"%(name)s": "probesysfs,provider=hidinput", "mouse": "mouse"}})
    apply(config, settings((1280, 720)))
    assert config.get("input", "%(name)s") == "probesysfs,provider=hidinput"
    assert config.get("input", "mouse") == "mouse,multitouch_on_demand"
    assert config.get("graphics", "width") == "1280"
