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

Answers = list[dict[str, Any]]
Key = tuple[str, str, str]
"""An article's title, a paragraph's text and a question."""


def questions_of(articles: list[dict[str, Any]]) -> list[tuple[Key, dict[str, Any]]]:
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


def part(articles: list[dict[str, Any]], exact: dict[Key, Answers]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Those with exact answers, and the rest, each with all paragraphs of its articles."""
    times = Counter((title, question) for (title, _, question), _ in questions_of(articles))
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for article in articles:
        title = article["title"]
        made: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            marked, holding = [], []
            for asked in paragraph["qas"]:
                question = asked["question"].strip()
                found = None if asked.get("is_impossible") or times[title, question] > 1 else exact.get((title, text, question))
                if found:
                    marked.append({**asked, "answers": with_exact(text, asked["answers"], found)})
                else:
                    holding.append(asked)
            made[0].append({"context": text, "qas": marked})
            made[1].append({"context": text, "qas": holding})
        for all_of, paragraphs in zip(parts, made, strict=True):
            if any(paragraph["qas"] for paragraph in paragraphs):
                all_of.append({"title": title, "paragraphs": paragraphs})
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--exact", type=Path, required=True)
    parser.add_argument("--marked", type=Path, required=True)
    parser.add_argument("--holding", type=Path, required=True)
    arguments = parser.parse_args()
    exact = {key: asked["answers"] for key, asked in questions_of(json.loads(arguments.exact.read_text(encoding="utf-8"))["data"])}
    articles = [article for path in arguments.squad for article in json.loads(path.read_text(encoding="utf-8"))["data"]]
    for path, made in zip((arguments.marked, arguments.holding), part(articles, exact), strict=True):
        path.write_text(json.dumps({"data": made}, ensure_ascii=False), encoding="utf-8")
        print(f"{path.name}: {len(questions_of(made)):,} questions of {len(made)} articles")


if __name__ == "__main__":
    main()
