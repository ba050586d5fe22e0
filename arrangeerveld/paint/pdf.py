"""The record as a PDF file that archives take: PDF/A-3U with a tree for screen readers, Dutch, every letter in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from PIL import ImageCms

from arrangeerveld.core.paper import Page
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.pdffonts import FontBook
from arrangeerveld.paint.pdfmarks import SOFT, Marker, density
from arrangeerveld.paint.pdfobjects import Objects, refs, text
from arrangeerveld.paint.pdfpictures import Pictures
from arrangeerveld.paint.pdftree import POINT, Tree, put_outline

MAKER = "Arrangeerveld"
_ICC = bytes.fromhex("04200000")  # 4.2, the newest that PDF/A-3 names (ISO 15076-1:2005); what is in it is no newer
_FIXED = bytes.fromhex("07ea00010001000000000000")  # the day in a colour profile, so that the same record gives the same bytes


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF: the board itself."""

    name: str
    data: bytes
    told: str = "Het bord, om weer te openen in Arrangeerveld."
    mime: str = "application/json"


def pdf(  # noqa: PLR0917 - what a document is made of
    pages: tuple[Page, ...],
    title: str,
    made: datetime,
    type_: Typeface,
    folder: Path,
    attached: Attached | None = None,
    step: Callable[[int, int], None] = lambda _done, _all: None,
    broken: set[str] | None = None,
    viewer: str = "",
) -> bytes:
    """The file. `folder` holds the typefaces; `made` (with its time zone) is when; `step` is called before each page.

    What could not be drawn is a grey box in it, and its id is added to `broken`. `viewer` has more wishes for the program that shows it.
    """
    objects = Objects()
    root, info = objects.reserve(), objects.reserve()
    tree, fonts, pictures = Tree(objects), FontBook(folder, type_), Pictures()
    marker, above = Marker(fonts, pictures), objects.reserve()
    resources, numbers = objects.reserve(), [objects.reserve() for _ in pages]
    for i, page in enumerate(pages):
        step(i, len(pages))
        content = objects.stream(_content(page, numbers[i], tree, marker).encode("ascii"))
        box = f"[0 0 {page.size.w * POINT:.3f} {page.size.h * POINT:.3f}]"
        group = "/Group << /S /Transparency /CS /DeviceRGB /I true >>"
        keys = f"/MediaBox {box} /Resources {resources} 0 R /Contents {content} 0 R /StructParents {i} /Tabs /S {group}"
        objects.put(f"<< /Type /Page /Parent {above} 0 R {keys} >>", numbers[i])
    if broken is not None:
        broken |= marker.broken | {item.id for page in pages for part in page.parts if part.drawing for item in part.drawing.broken}
    tree.put()
    objects.put(f"<< /Type /Pages /Kids {refs(numbers)} /Count {len(numbers)} >>", above)
    dense = " ".join(f"/{density(value)} << /ca {value} >>" for value in sorted({value for _, value in SOFT}))
    objects.put(f"<< /Font {fonts.put(objects)} /XObject {pictures.put(objects)} /ExtGState << {dense} >> >>", resources)
    outline = put_outline(objects, pages, numbers)
    extra = _attach(objects, attached, made) if attached else ""
    keys = (
        f"/Pages {above} 0 R /Lang (nl-NL) /MarkInfo << /Marked true >> /StructTreeRoot {tree.root} 0 R /Outlines {outline} 0 R "
        f"/Metadata {_metadata(objects, title, made)} 0 R /OutputIntents [{_intent(objects)} 0 R] "
        f"/ViewerPreferences << /DisplayDocTitle true{viewer} >>{extra}"
    )
    objects.put(f"<< /Type /Catalog {keys} >>", root)
    objects.put(f"<< /Title {text(title)} /Producer ({MAKER}) /CreationDate ({_day(made)}) /ModDate ({_day(made)}) >>", info)
    return objects.file(root, info)


def _content(page: Page, number: int, tree: Tree, marker: Marker) -> str:
    """What is drawn on a page, in mm from its top left."""
    tree.begin()
    lines = [f"{POINT:.6f} 0 0 {-POINT:.6f} 0 {page.size.h * POINT:.3f} cm"]
    for part in page.parts:
        if part.path:
            kind = part.path[-1].split()[0]
            lines.append(f"/{kind} << /MCID {tree.piece(part.path, number, part.text)} >> BDC")
        else:
            lines.append("/Artifact BMC")
        lines += marker.marks(part.marks)
        if part.drawing is not None:
            lines += marker.drawing(part.drawing, part.place, part.window)
        lines.append("EMC")
    return "\n".join(lines)


def _intent(objects: Objects) -> int:
    """What the colours mean: sRGB."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12], profile[24:36] = _ICC, _FIXED
    data = objects.stream(bytes(profile), "/N 3")
    told = "/S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)"
    return objects.put(f"<< /Type /OutputIntent {told} /DestOutputProfile {data} 0 R >>")


def _attach(objects: Objects, attached: Attached, made: datetime) -> str:
    """Put a file inside (ISO 19005-3, 6.8); the keys of the catalogue that lead to it."""
    mime = attached.mime.replace("/", "#2F")
    params = f"/Params << /Size {len(attached.data)} /ModDate ({_day(made)}) >>"
    data = objects.stream(attached.data, f"/Type /EmbeddedFile /Subtype /{mime} {params}")
    named = f"/F {text(attached.name)} /UF {text(attached.name)} /Desc {text(attached.told)}"
    spec = objects.put(f"<< /Type /Filespec {named} /AFRelationship /Source /EF << /F {data} 0 R /UF {data} 0 R >> >>")
    return f" /AF [{spec} 0 R] /Names << /EmbeddedFiles << /Names [{text(attached.name)} {spec} 0 R] >> >> /PageMode /UseOutlines"


def _metadata(objects: Objects, title: str, made: datetime) -> int:
    """The same facts again as XMP, which PDF/A asks for, and which part of it this is."""
    stamp = made.replace(microsecond=0).isoformat()
    xml = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(_clean(title), quote=False)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<pdf:Producer>{MAKER}</pdf:Producer><pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return objects.stream(xml.encode(), "/Type /Metadata /Subtype /XML", squeeze=False)


def _clean(title: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char for char in title if char.isprintable())


def _day(made: datetime) -> str:
    """A moment as PDF writes it."""
    zone = made.strftime("%z") or "+0000"
    return f"D:{made.strftime('%Y%m%d%H%M%S')}{zone[:3]}'{zone[3:5]}'"
