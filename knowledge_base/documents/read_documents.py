"""From files to documents: decode, part article from furniture, read the details, compare with the others."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.documents.blocks import Block, split_blocks
from knowledge_base.documents.decoding import UnreadableError, decode, doubts
from knowledge_base.documents.detail_rules import DetailRules, detail_rules
from knowledge_base.documents.front_matter import FrontMatter, read_front_matter
from knowledge_base.documents.furniture import Masked, mask_furniture
from knowledge_base.documents.furniture_rules import FurnitureRules, furniture_rules
from knowledge_base.documents.language import doubt_language
from knowledge_base.documents.language_memory import LanguageMemory
from knowledge_base.documents.reposts import find_reposts
from knowledge_base.documents.seed_files import buildable, check_encoding_of_name, find_clashes
from knowledge_base.documents.statements import read_statements
from knowledge_base.documents.titles import Headings, find_headings
from knowledge_base.model import Document, Span
from knowledge_base.problems import Problem, Severity, errors, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    furniture: FurnitureRules
    details: DetailRules
    languages: LanguageMemory


def read_documents(
    paths: Sequence[Path], *, cache: Path | None = None
) -> tuple[list[Document], list[Problem]]:
    """The documents in the order of the paths, and what a person should know about the files.

    A file that cannot be read is a problem; the others still come. Of two files with the same stem only the first comes, since the
    stem is the id. Reposts are warnings, and files that are errors are not compared; names that differ in capitals alone are errors, and both documents come.
    Under `cache` the languages of articles are kept, since the model that tells them takes half a second to load.
    RuleFileError where a data file of this room is wrong.
    """
    rules = _Rules(
        furniture=furniture_rules(), details=detail_rules(), languages=LanguageMemory(cache)
    )
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        document, found = _read_document(path, rules)
        problems += found
        documents += [document] if document else []
    rules.languages.save()
    problems += find_clashes(documents)
    first = {document.source: document for document in reversed(documents)}
    kept = [document for document in documents if first[document.source] is document]
    wrong_files = {problem.path for problem in errors(problems)}
    sound = [document for document in buildable(kept) if str(document.path) not in wrong_files]
    return kept, in_order([*problems, *find_reposts(sound)])


def _read_document(path: Path, rules: _Rules) -> tuple[Document | None, list[Problem]]:
    if named_amiss := check_encoding_of_name(path):
        return None, [named_amiss]
    try:
        data = path.read_bytes()
        text = decode(data, str(path))
    except UnreadableError as wrong:
        return None, [wrong.problem]
    except OSError as wrong:
        message = f"the file cannot be read: {wrong.strerror or wrong}."
        return None, [Problem(path=str(path), message=message)]
    front = FrontMatter()
    if path.suffix.lower() == ".md":
        front = read_front_matter(text, str(path), rules.details.dates)
    document = _document(path, data, text=text, front=front, rules=rules)
    problems = [*front.problems, *doubts(text, str(path)), *doubt_language(document, rules.details)]
    if not document.paragraphs:
        message = "nothing but site furniture is in this file. Put the article's text into it."
        problems.append(Problem(path=str(path), message=message, severity=Severity.WARNING))
    return document, problems


def _document(path: Path, data: bytes, *, text: str, front: FrontMatter, rules: _Rules) -> Document:
    blocks = split_blocks(text, front.span.end if front.span else 0)
    known = [front.span] if front.span else []
    masked = mask_furniture(text, blocks, rules.furniture, more=known)
    headings = find_headings(text, blocks, masked.article, rules.details)
    stated = read_statements(blocks, masked.article, rules.details)
    return Document(
        source=path.stem,
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        language=rules.languages.find(_reading_text(text, masked, blocks)),
        title=front.title or headings.title or path.stem,
        title_span=_title_span(text, front, headings),
        author=front.author or stated.author,
        publisher=front.publisher or stated.publisher,
        published=front.published or stated.published,
        furniture=masked.furniture,
        paragraphs=tuple(block.span for block in masked.article),
        headings=headings.headings,
    )


def _title_span(text: str, front: FrontMatter, headings: Headings) -> Span | None:
    """Where the title stands in the article: nowhere, if the front matter words it otherwise."""
    if front.title is None or front.title.casefold() == headings.title.casefold():
        return headings.title_span
    return None


def _reading_text(text: str, masked: Masked, blocks: Sequence[Block]) -> str:
    spans = [block.span for block in masked.article or blocks]
    return "\n".join(text[span.start : span.end] for span in spans)
