"""Everything that was gathered of a brand, as one value that can be put away and read again."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from brands.extraction.findings import Caution
from brands.extraction.logos.candidates import Candidate


class Role(StrEnum):
    """What a document was fetched as."""

    PAGE = "page"
    SHEET = "sheet"
    MANIFEST = "manifest"
    OTHER_PAGE = "other_page"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: ``asked`` is the address that the site names, ``url`` where it was found, ``body`` its bytes as they came."""

    role: Role
    asked: str
    url: str
    content_type: str
    body: bytes
    charset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A picture that the customer sent: ``name`` is ``upload:logo`` or ``upload:image-1``; ``body`` is clean PNG."""

    name: str
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All sources of one extraction; ``url`` is the page's address after redirects, ``None`` when there was no address.

    ``marks`` are the pictures that may be the logo, best first; those that had to be fetched are among the documents.
    """

    domain: str
    url: str | None = None
    documents: tuple[Document, ...] = ()
    uploads: tuple[Upload, ...] = ()
    cautions: tuple[Caution, ...] = ()
    marks: tuple[Candidate, ...] = ()

    def of(self, role: Role) -> list[Document]:
        """Return the documents of one role, in the order of fetching."""
        return [document for document in self.documents if document.role is role]

    def at(self, address: str) -> Document | None:
        """Return the document that an address of the site led to."""
        plain = address.partition("#")[0]
        return next((document for document in self.documents if plain in {document.asked, document.url}), None)

    def to_bytes(self) -> bytes:
        """Return the bundle as JSON, bodies in base64."""
        members = asdict(self)
        for item in (*members["documents"], *members["uploads"]):
            item["body"] = base64.b64encode(item["body"]).decode("ascii")
        return json.dumps(members).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Rebuild from :meth:`to_bytes`."""
        members = json.loads(content)
        for item in (*members["documents"], *members["uploads"]):
            item["body"] = base64.b64decode(item["body"])
        return cls(
            domain=members["domain"],
            url=members["url"],
            documents=tuple(Document(**{**item, "role": Role(item["role"])}) for item in members["documents"]),
            uploads=tuple(Upload(**item) for item in members["uploads"]),
            cautions=tuple(Caution(**item) for item in members["cautions"]),
            marks=tuple(Candidate.from_json(item) for item in members["marks"]),
        )
