"""What a PDF says of itself: the tree of headings, paragraphs, tables and figures, and the outline beside the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from arrangeerveld.core.direction import from_the_right
from arrangeerveld.core.paper import Page
from arrangeerveld.paint.pdfobjects import Objects, refs, text

POINT = 72 / 25.4  # points in a mm


@dataclass
class Node:
    """An element of the tree: its kind, its number, and what belongs to it: other elements, or pieces of pages."""

    kind: str
    number: int
    kids: list[str] = field(default_factory=list)
    below: list[Node] = field(default_factory=list)
    said: str = ""
    page: int = 0


class Tree:
    """The tree of a document, made while its pages are written."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.root = objects.reserve()
        self._top = Node("Document", objects.reserve())
        self._nodes: dict[tuple[str, ...], Node] = {}
        self._leaves: list[list[int]] = []  # of each page, by the number of the piece

    def begin(self) -> None:
        """Another page."""
        self._leaves.append([])

    def piece(self, path: tuple[str, ...], page: int, said: str) -> int:
        """A piece of the page belongs to this element; the number of the piece on its page."""
        node, at = self._node(path, page), len(self._leaves[-1])
        node.kids.append(f"<< /Type /MCR /Pg {page} 0 R /MCID {at} >>")
        node.said = said
        self._leaves[-1].append(node.number)
        return at

    def _node(self, path: tuple[str, ...], page: int) -> Node:
        node = self._nodes.get(path)
        if node is None:
            above = self._node(path[:-1], page) if len(path) > 1 else self._top
            node = self._nodes[path] = Node(path[-1].split()[0], self._objects.reserve(), page=page)
            above.below.append(node)
            above.kids.append(f"{node.number} 0 R")
        return node

    def put(self) -> None:
        """Write the tree."""
        self._put(self._top, self.root)
        pages = " ".join(f"{i} {refs(leaves)}" for i, leaves in enumerate(self._leaves))
        parents = self._objects.put(f"<< /Nums [{pages}] >>")
        last = len(self._leaves)
        keys = f"/K {self._top.number} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {last}"
        self._objects.put(f"<< /Type /StructTreeRoot {keys} >>", self.root)

    def _put(self, node: Node, above: int) -> None:
        more = {
            "Figure": f" /Alt {text(node.said)}",
            "TH": " /A << /O /Table /Scope /Column >>",
        }.get(node.kind, "")
        if node.kind in {"P", "LBody", "TD"} and from_the_right(node.said):
            more = f" /ActualText {text(node.said)}"
        kids = " ".join(node.kids)
        self._objects.put(f"<< /Type /StructElem /S /{node.kind} /P {above} 0 R{more} /K [{kids}] >>", node.number)
        for below in node.below:
            self._put(below, node.number)


def put_outline(objects: Objects, pages: tuple[Page, ...], numbers: list[int]) -> int:
    """Write the outline: every heading with its place; the title is the root of them all."""
    heads = [
        (text(title), f"[{number} 0 R /XYZ 0 {(page.size.h - y) * POINT:.1f} null]")
        for page, number in zip(pages, numbers, strict=True)
        for _, title, y in page.heads
    ]
    root, items = objects.reserve(), [objects.reserve() for _ in heads]
    for i, (title, place) in enumerate(heads):
        before = f" /Prev {items[i - 1]} 0 R" if i else ""
        after = f" /Next {items[i + 1]} 0 R" if i + 1 < len(items) else ""
        objects.put(f"<< /Title {title} /Parent {root} 0 R /Dest {place}{before}{after} >>", items[i])
    ends = f" /First {items[0]} 0 R /Last {items[-1]} 0 R /Count {len(items)}" if items else ""
    return objects.put(f"<< /Type /Outlines{ends} >>", root)
