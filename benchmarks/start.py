"""How long the program takes to show the mat, beside a bare Kivy window of the same size on the same machine.

    python benchmarks/start.py [--runs 9] [--size 1920x1080] [--board BORD.json]

Both run in turn, each in a fresh process, offscreen. The time is from the start of the process to the end of the first frame whose
pixels were asked back, so that the renderer has really finished it. Prints a table and, with --json FILE, writes the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import os, sys, time
w, h = sys.argv[1:3]
from kivy.config import Config
for key, value in {"width": w, "height": h, "multisamples": "0"}.items():
    Config.set("graphics", key, value)
from kivy.app import App
from kivy.uix.widget import Widget
from kivy.clock import Clock
from kivy.graphics.opengl import glReadPixels, GL_RGB, GL_UNSIGNED_BYTE
class Bare(App):
    def build(self):
        from kivy.core.window import Window
        Window.bind(on_flip=self.shown)
        return Widget()
    def shown(self, *_):
        glReadPixels(0, 0, 1, 1, GL_RGB, GL_UNSIGNED_BYTE)
        print("READY", time.time(), flush=True)
        os._exit(0)
Bare().run()
"""

OURS = """
import os, sys, time
sys.argv = ["arrangeerveld", "--venster", "%sx%s" % tuple(sys.argv[1:3]), "--map", sys.argv[3], *sys.argv[4:]]
def watch():
    from kivy.core.window import Window
    from kivy.graphics.opengl import glReadPixels, GL_RGB, GL_UNSIGNED_BYTE
    def shown(*_):
        glReadPixels(0, 0, 1, 1, GL_RGB, GL_UNSIGNED_BYTE)
        print("READY", time.time(), flush=True)
        os._exit(0)
    Window.bind(on_flip=shown)
from arrangeerveld import __main__ as program
import arrangeerveld.app
class Hook:
    def find_spec(self, name, path=None, target=None):
        if name == "arrangeerveld.app.opening":
            sys.meta_path.remove(self)
            import importlib.util
            spec = importlib.util.find_spec(name)
            run = spec.loader.exec_module
            def loaded(module):
                run(module)
                watch()
            spec.loader.exec_module = loaded
            return spec
        return None
sys.meta_path.insert(0, Hook())
program.run()
"""


def once(code: str, *arguments: str) -> float:
    """Seconds from the start of the process to its first frame."""
    with tempfile.TemporaryDirectory() as home:
        environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
        environment |= {
            "SDL_VIDEODRIVER": "offscreen",
            "KIVY_NO_ARGS": "1",
            "KIVY_NO_FILELOG": "1",
            "KIVY_LOG_MODE": "PYTHON",
            "KIVY_NO_CONFIG": "1",
            "KIVY_HOME": home,
            "HOME": home,
        }
        script = Path(home) / "script.py"
        script.write_text(code, "utf-8")
        began = time.time()
        done = subprocess.run([sys.executable, str(script), *arguments], env=environment, capture_output=True, text=True, check=False)
    ready = next((line for line in done.stdout.splitlines() if line.startswith("READY")), None)
    if ready is None:
        raise SystemExit(f"no frame was shown:\n{done.stderr}")
    return float(ready.split()[1]) - began


def main() -> None:
    """Run both in turn and print the table."""
    asked = argparse.ArgumentParser(description="time to the first frame")
    asked.add_argument("--runs", type=int, default=9)
    asked.add_argument("--size", default="1920x1080")
    asked.add_argument("--board", type=Path)
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    size = options.size.split("x")
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        extra = [str(options.board)] if options.board else ["--veld", "arrangeerveld"]
        for run in range(options.runs + 1):
            times = once(BARE, *size), once(OURS, *size, folder, *extra)
            if run:  # the first pair warms the disk up
                bare.append(times[0])
                ours.append(times[1])
    rows = {
        "bare Kivy window, s": bare,
        "arrangeerveld, s": ours,
        "ratio in pairs": [b / a for a, b in zip(bare, ours, strict=True)],
    }
    print(f"{'':24}{'min':>8}{'median':>8}{'max':>8}")
    for name, values in rows.items():
        print(f"{name:24}{min(values):8.3f}{statistics.median(values):8.3f}{max(values):8.3f}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2), "utf-8")


if __name__ == "__main__":
    main()
