"""Who may import whom: the rules of CONTRIBUTING.md, also through other modules and inside functions."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.collect import collect_imports, walk_toplevel

ROOT = Path(__file__).parent.parent
PACKAGE = "arrangeerveld"
CALCULATES = [
    *("__future__", "abc", "array", "bisect", "collections*", "dataclasses", "datetime", "enum", "functools", "graphlib", "heapq"),
    "itertools",
    *("math", "operator", "re", "string", "textwrap", "types", "typing", "unicodedata"),
]
"""What the core may use of the standard library: nothing that knows the time, the disk, chance or the machine."""
NETWORK = ["asyncio*", "ftplib*", "http*", "requests*", "smtplib*", "socket*", "ssl*", "urllib*", "webbrowser*", "xmlrpc*"]


def outsiders(*allowed: str) -> str:
    """A pattern of modules that are neither ours, nor Python's, nor allowed."""
    known = "|".join([*sorted(sys.stdlib_module_names), PACKAGE, *allowed])
    return rf"^(?!(?:{known})(?:\.|$))"


def test_the_core_only_calculates() -> None:
    rule = archrule("core uses the core, and of Python what only calculates").match("arrangeerveld.core*")
    rule.should_not_import("*").may_import(PACKAGE, "arrangeerveld.core*", *CALCULATES).check(PACKAGE)


def test_the_core_does_not_look_at_a_clock() -> None:
    for path in sorted((ROOT / PACKAGE / "core").glob("*.py")):
        asked = {node.attr for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Attribute)}
        assert not asked & {"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp"}, path.name


def test_the_core_opens_nothing() -> None:
    for path in sorted((ROOT / PACKAGE / "core").glob("*.py")):
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_bytes()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"open", "print", "input", "exec", "eval", "__import__", "globals"}, path.name


def test_files_and_paint_do_not_know_each_other_nor_the_app() -> None:
    archrule("files knows the core").match("arrangeerveld.files*").should_not_import("arrangeerveld.*").may_import(
        "arrangeerveld.files*", "arrangeerveld.core*"
    ).check(PACKAGE)
    archrule("paint knows the core").match("arrangeerveld.paint*").should_not_import("arrangeerveld.*").may_import(
        "arrangeerveld.paint*", "arrangeerveld.core*"
    ).check(PACKAGE)


@pytest.mark.parametrize(
    ("part", "allowed"), [("core", []), ("files", ["yaml", "svg"]), ("paint", ["PIL", "pyphen", "fontTools", "bidi", "arabic_reshaper"])]
)
def test_each_part_has_its_own_libraries(part: str, allowed: list[str]) -> None:
    rule = archrule(f"{part} uses {allowed}", use_regex=True).match(rf"^arrangeerveld\.{part}(\.|$)")
    rule.should_not_import(outsiders(*allowed)).check(PACKAGE)


def test_nothing_knows_the_app_but_the_function_that_starts_it() -> None:
    app = ["arrangeerveld.app*", "kivy*"]
    archrule("only __main__ knows the app").match("*").exclude("arrangeerveld.app*", "arrangeerveld.__main__").should_not_import(
        *app
    ).check(PACKAGE)
    archrule("__main__ knows it inside a function").match("arrangeerveld.__main__").should_not_import(*app).check(
        PACKAGE, only_toplevel_imports=True
    )


def test_what_the_screen_does_can_be_tested_without_kivy() -> None:
    archrule("the desk knows no Kivy").match("arrangeerveld.app.desk", "arrangeerveld.app.fingers").should_not_import("kivy*").check(
        PACKAGE
    )


def test_nothing_uses_the_network() -> None:
    archrule("the talk is about a child").match("*").should_not_import(*NETWORK).check(PACKAGE)


def test_the_core_is_built_from_the_bottom_up() -> None:
    core = "arrangeerveld.core"
    for name, below in {
        "geometry": [],
        "colours": [],
        "problems": [],
        "outlines": ["geometry"],
        "mat": ["geometry", "outlines", "pictures"],
        "talk": [],
        "pictures": ["geometry"],
        "board": ["geometry", "outlines", "mat", "talk", "pictures"],
        "history": ["geometry", "outlines", "mat", "talk", "pictures", "board"],
    }.items():
        rule = archrule(f"{name} stands on {below}").match(f"{core}.{name}").should_not_import(f"{core}.*")
        rule.may_import(*(f"{core}.{other}" for other in below)).check(PACKAGE)


@pytest.mark.parametrize(
    ("names", "above"),
    [
        (
            ("hits", "reading", "layout", "marks", "faces", "drawing", "strokes", "noteink"),
            ("operations", "gestures", "history", "session"),
        ),
        (("operations", "talking"), ("gestures", "history", "session")),
        (("gestures",), ("history", "session")),
    ],
)
def test_looking_comes_before_changing(names: tuple[str, ...], above: tuple[str, ...]) -> None:
    core = "arrangeerveld.core"
    rule = archrule(f"{names} stand under {above}").match(*(f"{core}.{name}" for name in names))
    rule.should_not_import(*(f"{core}.{name}" for name in above)).check(PACKAGE)


def test_no_two_modules_need_each_other() -> None:
    imports = collect_imports(PACKAGE, walk_toplevel)
    inside = {module: {other for other in others if other in imports} for module, others in imports.items()}
    assert len(tuple(TopologicalSorter(inside).static_order())) == len(imports) > 40


@pytest.mark.parametrize(
    "command",
    [
        ["nieuw", "{tmp}/bord.json"],
        ["export", "assets/voorbeelden/arrangeergesprek.json", "{tmp}/bord.png", "--breedte", "200"],
        ["export", "assets/voorbeelden/hia-gesprek.json", "{tmp}/dossier", "--breedte", "200"],
        ["print", "ouders", "{tmp}/kaarten.pdf"],
    ],
    ids=["nieuw", "one file", "set", "print"],
)
def test_a_command_without_a_window_never_imports_kivy(command: list[str], tmp_path: Path) -> None:
    code = """
import sys
from arrangeerveld.__main__ import main
done = main(sys.argv[1:])
print(done, *sorted(name for name in sys.modules if name.split(".")[0] == "kivy" or name.startswith("arrangeerveld.app")))
"""
    words = [word.replace("{tmp}", str(tmp_path)) for word in command]
    ran = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("0\n", "")
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_that_was_typed_can_come_into_the_log() -> None:
    """Log calls say what stands in the code: no text is put together. What goes in the gaps of a message, the log leaves out."""
    calls = [
        (path.name, node)
        for path in sorted((ROOT / PACKAGE).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
        and "log" in ast.unparse(node.func.value)
    ]
    assert len(calls) > 5
    for name, call in calls:
        assert isinstance(call.args[0], ast.Constant), name
        assert {word.arg for word in call.keywords} <= {"exc_info"}, name
