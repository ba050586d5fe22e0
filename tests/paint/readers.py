"""Independent readers of PDF files: programs of the system that know nothing of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

PROGRAMS = ("qpdf", "pdftotext", "pdftoppm", "pdfinfo", "pdffonts", "pdfdetach")
installed = pytest.mark.skipif(
    not os.environ.get("CI") and not all(map(shutil.which, PROGRAMS)), reason="install qpdf and poppler-utils to read what we write"
)


def run(*words: str | Path) -> str:
    ran = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    assert ran.stderr == b""
    return ran.stdout.decode("utf-8")


def text(path: Path, *options: str) -> str:
    """What pdftotext reads, without its marks of direction, on one line."""
    found = run("pdftotext", "-enc", "UTF-8", *options, path, "-")
    return " ".join("".join(char for char in found if char not in "\u202a\u202b\u202c\u200e\u200f\x0c").split())


def picture(path: Path, page: int, width: int) -> Image.Image:
    """A page as pdftoppm draws it."""
    stem = path.with_suffix("")
    run("pdftoppm", "-f", str(page), "-l", str(page), "-singlefile", "-scale-to-x", str(width), "-scale-to-y", "-1", "-png", path, stem)
    with Image.open(stem.with_suffix(".png")) as image:
        return image.convert("RGB")
