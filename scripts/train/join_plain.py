"""Stage: questions and claims of JSON lines beside the documents that they are about, for training.

    python join_plain.py --documents statements documents --questions plain/questions.jsonl --claims plain/claims.jsonl \\
        --asked plain.json --claimed plain-claims.jsonl

A question's line has `document`, `question` and `paragraphs` with `must`, words that stand in the sentences that answer, or
`"answerable": false`; a claim's has `document`, `claim`, `verdict` and `paragraphs`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from statements import read_statements
from text import read_jsonl


def asked_of(texts: dict[str, list[str]], cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Articles in SQuAD's form: a question is put to each paragraph that answers it, one without an answer to one in turn."""
    articles: dict[str, dict[str, Any]] = {}
    for number, case in enumerate(cases):
        name = case["document"]
        paragraphs = texts[name]
        article = articles.setdefault(name, {"title": name, "paragraphs": [{"context": text, "qas": []} for text in paragraphs]})
        for at in [one - 1 for one in case.get("paragraphs", [])] or [number % len(paragraphs)]:
            answers = [
                {"text": paragraphs[at][start : start + len(words)], "answer_start": start}
                for words in case.get("must", [])
                if (start := paragraphs[at].lower().find(words.lower())) >= 0
            ]
            article["paragraphs"][at]["qas"].append(
                {"id": f"{case['id']}-{at + 1}", "question": case["question"], "is_impossible": not answers, "answers": answers}
            )
    return list(articles.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--asked", type=Path, required=True)
    parser.add_argument("--claimed", type=Path, required=True)
    arguments = parser.parse_args()
    texts = {name: held for folder in arguments.documents for name, held in read_statements(folder).items()}
    asked = asked_of(texts, list(read_jsonl(arguments.questions)))
    arguments.asked.write_text(json.dumps({"data": asked}, ensure_ascii=False), encoding="utf-8")
    claims = [
        {"claim": case["claim"], "verdict": case["verdict"], "paragraphs": texts[case["document"]],
         "paragraph": case["paragraphs"][0] - 1 if case.get("paragraphs") else None}
        for case in read_jsonl(arguments.claims)
    ]
    arguments.claimed.write_text("".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims), encoding="utf-8")
    print(f"{len(asked)} documents, {len(claims)} claims")


if __name__ == "__main__":
    main()
