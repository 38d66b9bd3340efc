"""What is left to do for one file to be PDF/UA-1 and PDF/A-3a at once: a second claim, and table headers' scope.

WeasyPrint writes the metadata of one standard; PDF/A asks that the terms of any other be declared in the same place.
"""

from __future__ import annotations

from typing import Any

_SCHEMA = "http://www.aiim.org/pdfa/ns"

_DECLARED = (
    ("name", "part"),
    ("valueType", "Integer"),
    ("category", "internal"),
    ("description", "Indicates, which part of ISO 14289 standard is followed"),
)

_CLAIM = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    f'<rdf:Description rdf:about="" xmlns:pdfaExtension="{_SCHEMA}/extension/" '
    f'xmlns:pdfaSchema="{_SCHEMA}/schema#" xmlns:pdfaProperty="{_SCHEMA}/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    + "".join(f"<pdfaProperty:{name}>{text}</pdfaProperty:{name}>" for name, text in _DECLARED)
    + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def claim(document: Any) -> None:
    """Let the metadata of a laid out document claim PDF/UA-1 beside PDF/A-3a."""
    written = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = lambda *each: written(*each).replace(
        b"</rdf:RDF>", _CLAIM.encode() + b"</rdf:RDF>"
    )


def finish(_document: Any, pdf: Any) -> None:
    """Tell for every table header whether it heads a column or a row: readers of tables ask for it."""
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("S") == "/TH" and "ID" in each:
            row = str(each["ID"].string).split("-")[1]
            each["A"]["Scope"] = "/Column" if row == "0" else "/Row"
