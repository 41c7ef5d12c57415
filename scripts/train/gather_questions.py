"""Stage: published question sets, read out of their repositories into one file in SQuAD's format, nothing held out in it.

    python gather_questions.py --root SOURCES --out questions.json --held-out squad-dev.json statement.txt
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from gather_text import NGRAM, held_out, normal_title
from text import ngrams, read_jsonl

_SPELLED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "''", "-RRB-", "-RSB-", "n't", "'"])
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "``", "-LRB-", "-LSB-", "$", "#"])


class Asked(NamedTuple):
    """A question of a set with the characters of its context that answer it."""

    title: str
    context: str
    question: str
    answer: tuple[int, int]


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Treebank tokens as a person writes them, and where each begins and ends in that text."""
    text, places = "", []
    for index, token in enumerate(tokens):
        glued = token in _NO_SPACE_BEFORE or (token.startswith("'") and token != "''" and len(token) <= 3)
        if index and not glued and tokens[index - 1] not in _NO_SPACE_AFTER:
            text += " "
        start = len(text)
        text += _SPELLED.get(token, token)
        places.append((start, len(text)))
    return text, places


def contiguous(indices: str) -> tuple[int, int] | None:
    """The first and last of space-separated token numbers that follow each other; None where they have gaps."""
    numbers = sorted(int(number) for number in indices.split())
    return (numbers[0], numbers[-1]) if numbers and numbers[-1] - numbers[0] + 1 == len(set(numbers)) else None


def qamr_questions(folder: Path) -> Iterator[Asked]:
    """What people asked about single sentences of Wikipedia and Wikinews (Michael et al., 2018); the writer's answer, or
    a validator's where the writer's has gaps."""
    lines = (folder / "data" / "wiki-sentences.tsv").read_text(encoding="utf-8").splitlines()
    sentences = {name: joined(text.split(" ")) for name, text in (line.split("\t") for line in lines)}
    for part in ("dev", "test"):
        for row in (folder / "data" / "filtered" / f"{part}.tsv").read_text(encoding="utf-8").splitlines():
            name, _, _, _, _, question, *answers = row.split("\t")
            found = next((span for given in answers if (span := contiguous(given.split(":")[-1]))), None)
            if name in sentences and found:
                text, places = sentences[name]
                yield Asked(name.rsplit(":", 2)[0], text, question, (places[found[0]][0], places[found[1]][1]))


def qed_questions(folder: Path) -> Iterator[Asked]:
    """What people typed into a search engine, with a paragraph of Wikipedia (Lamm et al., 2020); the shortest answer."""
    for row in read_jsonl(folder / "qed-dev.jsonlines"):
        answers = [part for group in row["original_nq_answers"] for part in group]
        if not answers:
            continue
        shortest = min(answers, key=lambda part: part["end"] - part["start"])
        before, inside, after = (
            row["paragraph_text"][: shortest["start"]], row["paragraph_text"][shortest["start"] : shortest["end"]],
            row["paragraph_text"][shortest["end"] :],
        )
        text, places = joined([*before.split(), *inside.split(), *after.split()])
        first = len(before.split())
        last = first + len(inside.split()) - 1
        if last >= first:
            yield Asked(row["title_text"], text, row["question_text"], (places[first][0], places[last][1]))


SETS = {"uwnlp+qamr": qamr_questions, "google-research-datasets+QED": qed_questions}


def as_squad(questions: list[Asked]) -> dict[str, Any]:
    """SQuAD's nesting: articles, paragraphs, questions."""
    articles: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for asked in questions:
        start, end = asked.answer
        answer = {"text": asked.context[start:end], "answer_start": start}
        articles[asked.title][asked.context].append({"question": asked.question, "answers": [answer]})
    return {
        "data": [
            {"title": title, "paragraphs": [{"context": context, "qas": qas} for context, qas in paragraphs.items()]}
            for title, paragraphs in articles.items()
        ]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, required=True, help="folder that holds the sources' folders")
    parser.add_argument("--held-out", type=Path, nargs="+", required=True, help="SQuAD JSON or text files")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    titles, runs = held_out(arguments.held_out)
    counts: Counter[str] = Counter()
    kept: list[Asked] = []
    for folder, questions in SETS.items():
        for asked in questions(arguments.root / folder):
            if normal_title(asked.title) in titles or not runs.isdisjoint(ngrams(asked.context, NGRAM)):
                counts[f"{folder}, held out"] += 1
            else:
                counts[folder] += 1
                kept.append(asked)
    arguments.out.write_text(json.dumps(as_squad(kept), ensure_ascii=False), encoding="utf-8")
    print(f"{dict(counts)}, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
