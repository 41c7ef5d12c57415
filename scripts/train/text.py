"""Plain-text helpers that every stage shares: words, sentences, n-grams, JSON lines."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|No|Vol|Fig|vs|etc|"
    r"approx|ca|cf|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[a-z]\.[a-z]|U\.S|U\.K)\.$"
)

STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being between both but by can could did do "
    "does during each for from had has have he her here him his how i if in into is it its itself just many may me "
    "might more most much must my no nor not of on one only or other our out over own s same shall she should so some "
    "such than that the their them then there these they this those through to under until up was we were what when "
    "where which while who whom whose why will with would you your".split()
)


def words(text: str) -> list[str]:
    """The words of a text, lower-cased."""
    return WORD.findall(text.lower())


def content_words(text: str) -> list[str]:
    """The words of a text without stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def sentences(text: str) -> list[str]:
    """Split a paragraph into sentences by punctuation, keeping common abbreviations and initials together."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : end.start()]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def ngrams(text: str, size: int) -> Iterator[str]:
    """The runs of `size` words in a text, each joined with spaces."""
    tokens = words(text)
    return (" ".join(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write objects as JSON lines and return how many there were; the file appears only when it is complete."""
    partial = path.with_suffix(path.suffix + ".partial")
    count = 0
    with partial.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    partial.replace(path)
    return count
