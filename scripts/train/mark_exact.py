"""Stage: parts questions whose exact answers are known from those whose marked words only hold the answer.

    python mark_exact.py --squad plain.json --exact exact.json --marked marked.json --holding holding.json

All are in SQuAD's format. In `marked.json` a question's answer is the exact one; other sentences that hold an answer stand beside it whole, so
that they are not taken for wrong ones. A question that is put to several paragraphs stays with the rest, as one without an answer does.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from reading_questions import sentence_of

Article = dict[str, Any]
Answers = list[dict[str, Any]]
Key = tuple[str, str, str]
"""An article's title, a paragraph's text and a question."""


def questions_of(articles: list[Article]) -> list[tuple[Key, dict[str, Any]]]:
    """Each question with what it is known by."""
    return [
        ((article["title"], paragraph["context"], asked["question"].strip()), asked)
        for article in articles for paragraph in article["paragraphs"] for asked in paragraph["qas"]
    ]


def with_exact(text: str, held: Answers, exact: Answers) -> Answers:
    """The exact answers, and the other sentences that hold one."""
    ranges = [(answer["answer_start"], answer["answer_start"] + len(answer["text"])) for answer in exact]
    known = {sentence_of(text, found)[0] for found in ranges}
    others = {sentence_of(text, (answer["answer_start"], answer["answer_start"] + 1))[0] for answer in held} - known
    return exact + [{"text": sentence, "answer_start": text.index(sentence)} for sentence in sorted(others)]


def marked_of(articles: list[Article], exact: dict[Key, Answers]) -> dict[Key, Answers]:
    """The answers of those questions that are put to one paragraph and whose exact answers are known."""
    asked_of = questions_of(articles)
    times = Counter((title, question) for (title, _, question), _ in asked_of)
    return {
        key: with_exact(key[1], asked["answers"], exact[key])
        for key, asked in asked_of if key in exact and not asked.get("is_impossible") and times[key[0], key[2]] == 1
    }


def parted(articles: list[Article], marked: dict[Key, Answers], is_marked: bool) -> list[Article]:
    """The articles with those of their questions alone that are marked, or not, each with all its paragraphs; without those of which none is left."""
    kept = []
    for article in articles:
        paragraphs = []
        for paragraph in article["paragraphs"]:
            keys = [(article["title"], paragraph["context"], asked["question"].strip()) for asked in paragraph["qas"]]
            questions = [
                {**asked, "answers": marked.get(key, asked["answers"])}
                for key, asked in zip(keys, paragraph["qas"], strict=True) if (key in marked) == is_marked
            ]
            paragraphs.append({"context": paragraph["context"], "qas": questions})
        if any(paragraph["qas"] for paragraph in paragraphs):
            kept.append({"title": article["title"], "paragraphs": paragraphs})
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--exact", type=Path, required=True)
    parser.add_argument("--marked", type=Path, required=True)
    parser.add_argument("--holding", type=Path, required=True)
    arguments = parser.parse_args()
    exact = {key: asked["answers"] for key, asked in questions_of(json.loads(arguments.exact.read_text(encoding="utf-8"))["data"])}
    articles = [article for path in arguments.squad for article in json.loads(path.read_text(encoding="utf-8"))["data"]]
    marked = marked_of(articles, exact)
    for path, is_marked in ((arguments.marked, True), (arguments.holding, False)):
        made = parted(articles, marked, is_marked)
        path.write_text(json.dumps({"data": made}, ensure_ascii=False), encoding="utf-8")
        print(f"{path.name}: {len(questions_of(made)):,} questions of {len(made)} articles")


if __name__ == "__main__":
    main()
