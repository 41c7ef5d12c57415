"""Readers of the source formats: one function a format, each turns a file's text into an article or several.

An article is a title and sections; a section is a heading (empty for the lead) and its paragraphs.
"""

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MINIMUM_WORDS = 12
_NOTE_MARK = re.compile(r"\[(?:\d+|[a-z]|note \d+|citation needed)\]")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|\{\{[^}]*\}\}")
_EMPHASIS = re.compile(r"[*_`]{1,3}")
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_LIST_OR_TABLE = re.compile(r"^\s*([-+*|>:]|\d+[.)]\s|={3,}|\.\. )")
_END_MATTER = re.compile(r"^(references|notes|external links|see also|further reading|bibliography|sources|citations)$", re.I)


@dataclass
class Section:
    heading: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Article:
    title: str
    sections: list[Section] = field(default_factory=list)


def clean(text: str) -> str:
    """Drop note marks and double white space."""
    return _SPACE.sub(" ", _NOTE_MARK.sub("", text)).strip()


def is_prose(text: str) -> bool:
    """Whether a block is long enough, mostly letters and ends like a sentence."""
    letters = sum(character.isalpha() or character.isspace() for character in text)
    return len(text.split()) >= MINIMUM_WORDS and letters > 0.8 * len(text) and text[-1] in ".!?:;)\"'”’"


def read_wikipedia(path: Path, text: str) -> Iterator[Article]:
    """Wikipedia as plain text: a heading is a short line of its own between blank lines."""
    article = Article(path.stem.replace("_", " "), [Section("")])
    for block in re.split(r"\n\s*\n", text):
        block = block.strip()
        if not block or _LIST_OR_TABLE.match(block) or block.startswith("Category:"):
            continue
        if "\n" not in block and len(block) < 60 and block[-1] not in ".,:;!?)\"'":
            if _END_MATTER.match(block):
                break
            article.sections.append(Section(clean(block)))
        elif is_prose(paragraph := clean(block.replace("_", ""))):
            article.sections[-1].paragraphs.append(paragraph)
    yield article


def read_markdown(path: Path, text: str) -> Iterator[Article]:
    """Markdown with or without front matter; code, tables and lists are left out, links keep their text."""
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    named = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.MULTILINE) if front else None
    body = _FENCE.sub("", text[front.end() :] if front else text)
    article = Article(html.unescape(named[1]) if named else path.stem.replace("_", " "), [Section("")])
    for block in re.split(r"\n\s*\n|(?<=\n)(?=#)|(?<=#)\n", body):
        block = block.strip()
        if heading := re.match(r"#{1,6}\s+(.+)", block):
            article.sections.append(Section(clean(_EMPHASIS.sub("", _LINK.sub(r"\1", heading[1])).strip("# "))))
            block = block[heading.end() :].strip()
        if block and not _LIST_OR_TABLE.match(block):
            paragraph = clean(html.unescape(_EMPHASIS.sub("", _LINK.sub(r"\1", block))))
            if paragraph and is_prose(paragraph):
                article.sections[-1].paragraphs.append(paragraph)
    yield article


def read_rst(path: Path, text: str) -> Iterator[Article]:
    """Python enhancement proposals that declare themselves public domain or CC0; any other yields nothing."""
    if not re.search(r"public domain|CC0", text, re.I):
        return
    named = re.search(r"^Title:\s*(.+)$", text, re.MULTILINE)
    article = Article(named[1] if named else path.stem, [Section("")])
    for block in re.split(r"\n\s*\n", text):
        if heading := re.match(r"\s*(.+)\n([=\-~^'])\2{3,}\s*$", block):
            article.sections.append(Section(clean(heading[1])))
        elif not block.startswith((" ", "\t")) and not _LIST_OR_TABLE.match(block):
            paragraph = clean(re.sub(r":\w+:`([^`<]*)[^`]*`|``?", r"\1", block))
            if paragraph and is_prose(paragraph):
                article.sections[-1].paragraphs.append(paragraph)
    yield article


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def read_xml(path: Path, text: str) -> Iterator[Article]:
    """CNXML and TEI: titles or heads open a section, paras or p are its paragraphs."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return
    title = next((element for element in root.iter() if _local(element.tag) == "title"), None)
    article = Article(clean("".join(title.itertext())) if title is not None else path.stem, [Section("")])
    body = next((element for element in root.iter() if _local(element.tag) in ("content", "body")), root)
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        content = clean("".join(element.itertext()))
        if _local(element.tag) in ("title", "head") and content:
            article.sections.append(Section(content))
        elif _local(element.tag) in ("para", "p") and content and is_prose(content):
            article.sections[-1].paragraphs.append(content)
    yield article


def read_stix(path: Path, text: str) -> Iterator[Article]:
    """STIX bundles: an object's name and the paragraphs of its description."""
    for entry in json.loads(text)["objects"]:
        if entry.get("revoked") or "description" not in entry or "name" not in entry:
            continue
        description = re.sub(r"\(Citation:[^)]*\)|</?code>", "", entry["description"])
        blocks = [clean(_LINK.sub(r"\1", block)) for block in re.split(r"\n+", description)]
        yield Article(entry["name"], [Section("", [block for block in blocks if block and is_prose(block)])])


def _leaves(node: Any, trail: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, str):
        yield trail, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, trail if key == "text" else (*trail, key.strip()))


def read_factbook(path: Path, text: str) -> Iterator[Article]:
    """The World Factbook: every field of a country that is prose, under its own name."""
    facts = json.loads(text)
    names = facts.get("Government", {}).get("Country name", {})
    title = names.get("conventional short form", {}).get("text") or path.stem
    article = Article(title)
    for trail, value in _leaves(facts, ()):
        paragraph = clean(html.unescape(_LINK.sub(" ", value)))
        if paragraph and is_prose(paragraph):
            article.sections.append(Section(" ".join(trail[-2:]), [paragraph]))
    yield article


READERS: dict[str, Callable[[Path, str], Iterator[Article]]] = {
    "wikipedia": read_wikipedia,
    "markdown": read_markdown,
    "rst": read_rst,
    "xml": read_xml,
    "stix": read_stix,
    "factbook": read_factbook,
}
