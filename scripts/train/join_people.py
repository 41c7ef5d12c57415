"""Stage: the questions of people/*.psv beside the documents that they ask about, as a file in SQuAD's format.

    python join_people.py --articles articles.jsonl --documents people/documents.jsonl --asked people/part-0.psv ... --out people.json

A line of a part is document|paragraph|question|start-end, the answer's characters in the paragraph, or several ranges with
commas between them, the best first; no range where the document doesn't answer. Such a question is asked of the paragraph
that it looks like, or, where that is 0, of one of the document's in turn.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from choose_documents import digest
from statements import unasked
from text import read_jsonl


def texts_of(articles: Path, wanted: set[str]) -> dict[str, str]:
    """The paragraphs of the articles, by their digests."""
    texts = {}
    for article in read_jsonl(articles):
        for section in article["sections"]:
            for text in section["paragraphs"]:
                if (key := digest(text)) in wanted:
                    texts[key] = text
    return texts


def asked_of(line: str, number: int, document: list[str]) -> tuple[int, dict[str, Any]]:
    """A question in SQuAD's form, and the index of the paragraph that it is asked of."""
    name, paragraph, question, answer = line.split("|")
    entry: dict[str, Any] = {"id": f"{name}-{number}", "question": question}
    at = number % len(document) if paragraph == "0" else int(paragraph) - 1
    if not answer:
        return at, {**entry, "is_impossible": True, "answers": []}
    ranges = [[int(place) for place in one.split("-")] for one in answer.split(",")]
    return at, {**entry, "is_impossible": False, "answers": [{"text": document[at][start:end], "answer_start": start} for start, end in ranges]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--asked", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    named = {entry["document"]: entry for entry in read_jsonl(arguments.documents)}
    texts = texts_of(arguments.articles, {key for entry in named.values() for key in entry["paragraphs"]})
    articles: dict[str, dict[str, Any]] = {}
    missing = set()
    for path in arguments.asked:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            entry = named[line.split("|")[0]]
            document = [texts[key] for key in entry["paragraphs"] if key in texts]
            if len(document) < len(entry["paragraphs"]):
                missing.add(entry["document"])
                continue
            title = f"{entry['title']} ({entry['document']})"
            article = articles.setdefault(title, unasked(title, document))
            at, asked = asked_of(line, number, document)
            article["paragraphs"][at]["qas"].append(asked)
    arguments.out.write_text(json.dumps({"version": "people", "data": list(articles.values())}, ensure_ascii=False), encoding="utf-8")
    print(f"{len(articles)} documents; {len(missing)} left out, whose texts the articles don't hold")


if __name__ == "__main__":
    main()
