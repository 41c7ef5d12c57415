"""Stage: documents of a few paragraphs, chosen from the gathered articles, for people to write questions about.

    python choose_documents.py --articles articles.jsonl --leave-out squad-dev.json --most 170 --seed 7 \
        --texts texts.jsonl --out documents.jsonl

Writes the texts, for writers, and the same documents without any text: by title and the beginnings of their paragraphs'
SHA-256. With --known, documents that are already in such files are not chosen again.
"""

import argparse
import hashlib
import json
import random
import re
from collections import defaultdict
from pathlib import Path

from text import read_jsonl

PARAGRAPHS = 7
LEAST_WORDS, MOST_WORDS = 35, 130
HASH_LENGTH = 16
SOURCES = {
    "wikipedia about agreements and institutions": 0.33, "wikipedia": 0.26, "frus-history": 0.18, "digital-gov": 0.07,
    "owasp-cheat-sheets": 0.04, "openstax-life-liberty": 0.04, "openstax-economics": 0.02, "openstax-anthropology": 0.02,
    "nist-800-63-3": 0.02, "openstax-intellectual-property": 0.02,
}
"""The part of the documents that each source gives."""
_INSTITUTION = re.compile(
    r"\b(treaty|summit|communiqu|declaration|conference|agreement|convention|cyber|security|policy|commission|council|"
    r"organi[sz]ation|alliance|initiative|forum|dialogue|directive|regulation|strategy|protocol)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\]\]|\{\{|\|\||http")


def digest(paragraph: str) -> str:
    """By which a paragraph is found again without its text being kept."""
    return hashlib.sha256(paragraph.encode()).hexdigest()[:HASH_LENGTH]


def is_readable(paragraph: str) -> bool:
    return LEAST_WORDS <= len(paragraph.split()) <= MOST_WORDS and not _MARKUP.search(paragraph)


def candidates(articles: Path, left_out: set[str]) -> dict[str, list[tuple[str, list[str]]]]:
    """For each source, titles and up to PARAGRAPHS readable paragraphs that stand together; books give several documents."""
    found = defaultdict(list)
    for article in read_jsonl(articles):
        title, source = article["title"], article["source"]
        if title.lower() in left_out:
            continue
        paragraphs = [text for section in article["sections"] for text in section["paragraphs"] if is_readable(text)]
        if source == "wikipedia" and _INSTITUTION.search(title):
            source = "wikipedia about agreements and institutions"
        for start in range(0, len(paragraphs) - PARAGRAPHS + 2, 40):
            found[source].append((title, paragraphs[start : start + PARAGRAPHS]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="SQuAD-format files whose articles are not chosen")
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="files of documents chosen before")
    parser.add_argument("--most", type=int, default=170)
    parser.add_argument("--prefix", default="d", help="of the documents' ids")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    left_out = {
        article["title"].replace("_", " ").lower()
        for path in arguments.leave_out
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]
    }
    known = {entry["paragraphs"][0] for path in arguments.known for entry in read_jsonl(path)}
    rng = random.Random(arguments.seed)
    chosen = []
    found = candidates(arguments.articles, left_out)
    for source, part in SOURCES.items():
        fresh = [document for document in found[source] if digest(document[1][0]) not in known]
        chosen += rng.sample(fresh, min(round(part * arguments.most), len(fresh)))
    rng.shuffle(chosen)
    with arguments.texts.open("w", encoding="utf-8") as texts, arguments.out.open("w", encoding="utf-8") as names:
        for number, (title, paragraphs) in enumerate(chosen):
            entry = {"document": f"{arguments.prefix}{number:03}", "title": title}
            texts.write(json.dumps({**entry, "paragraphs": paragraphs}, ensure_ascii=False) + "\n")
            names.write(json.dumps({**entry, "paragraphs": [digest(text) for text in paragraphs]}, ensure_ascii=False) + "\n")
    print(f"{len(chosen)} documents")


if __name__ == "__main__":
    main()
