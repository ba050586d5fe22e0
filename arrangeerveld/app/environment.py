"""What must be set before Kivy is imported; whatever the user has set herself stays."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


def prepare(kivy_home: Path) -> None:
    """Make Kivy quiet and private: no file log, no own folder in the home directory, no arguments of ours read by it."""
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    os.environ.setdefault("KIVY_NO_FILELOG", "1")
    os.environ.setdefault("KIVY_LOG_MODE", "PYTHON")  # else an uncaught error leaves no trace at all
    os.environ.setdefault("KIVY_HOME", str(made(kivy_home)))
    os.environ.setdefault("KIVY_WINDOW", "sdl2")  # the x11 provider would end the process when there is no display
    os.environ.setdefault("KIVY_CLIPBOARD", "sdl2")  # the others start programs to find out what was copied
    if sys.platform == "linux":  # else SDL shows a window that nobody sees where there is no screen
        os.environ.setdefault("SDL_VIDEODRIVER", "x11,wayland,KMSDRM")
    os.environ.setdefault("KIVY_NO_CONFIG", "1")  # no file of Kivy's own; KCFG_* still counts
    logging.getLogger("kivy").addFilter(_worth_telling)


def _worth_telling(record: logging.LogRecord) -> bool:
    """Not its remarks on a missing file of its own, nor on what the program says itself or need not know (raw Linux devices)."""
    return not any(word in str(record.msg) for word in ("MTDev", "configuration", "valuable Window"))


def made(folder: Path) -> Path:
    """The folder, made when it is not there yet: Kivy makes no parents. A temporary one where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        import tempfile  # noqa: PLC0415 - hardly ever

        return Path(tempfile.mkdtemp(prefix="arrangeerveld-"))
    return folder


def skip_styles() -> None:
    """Keep Kivy from reading the styles of its widgets, a sixth of the time to a bare window: this program has none of those widgets.

    Kivy reads `style.kv` of its data folder while `kivy.lang` is imported, and knows no setting for it. Whoever gives settings of her
    own may ask for parts of Kivy that do need the styles, and gets them.
    """
    if any(name.startswith("KCFG_") for name in os.environ) or "kivy.lang" in sys.modules:
        return
    import kivy  # noqa: PLC0415 - only once the environment is prepared

    data = kivy.kivy_data_dir
    with TemporaryDirectory() as empty:
        (Path(empty) / "style.kv").touch()
        kivy.kivy_data_dir = empty
        import kivy.lang.builder  # noqa: PLC0415

        kivy.kivy_data_dir = kivy.lang.builder.kivy_data_dir = data


def settings(size: tuple[int, int] | None) -> dict[tuple[str, str], str]:
    """Kivy's settings for this program, less those the user gave as KCFG_SECTION_KEY."""
    wanted = {
        ("kivy", "exit_on_escape"): "0",
        ("kivy", "log_level"): "warning",
        ("kivy", "desktop"): "1",
        ("graphics", "multisamples"): "0",  # every edge is smooth already
        ("graphics", "resizable"): "1",
        ("graphics", "minimum_width"): "640",
        ("graphics", "minimum_height"): "360",
        ("input", "mouse"): "mouse,multitouch_on_demand",
    }
    if size is None:
        wanted["graphics", "fullscreen"] = "auto"
    else:
        wanted |= {("graphics", "fullscreen"): "0", ("graphics", "width"): str(size[0]), ("graphics", "height"): str(size[1])}
    return {key: value for key, value in wanted.items() if f"KCFG_{key[0]}_{key[1]}".upper() not in os.environ}


def apply(config: Any, wanted: Mapping[tuple[str, str], str]) -> None:
    """Set Kivy's settings. Its search for Linux touch devices (probesysfs) stays: Kivy's window passes no fingers on there, only a mouse.

    What a device and the window then both report is counted once (`touches`).
    """
    for (section, key), value in wanted.items():
        config.set(section, key, value)
