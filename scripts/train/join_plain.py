"""Stage: questions and claims of JSON lines beside the documents that they are about, for training.

    python join_plain.py --documents statements documents --questions plain/questions.jsonl --claims plain/claims.jsonl \\
        --asked plain.json --claimed plain-claims.jsonl

A question's line has `document`, `question` and `paragraphs` with `must`, words that stand in the sentences that answer, or
`"answerable": false`; a claim's has `document`, `claim`, `verdict` and `paragraphs`.
"""

import argparse
import json
from pathlib import Path

from statements import articles_of, read_all
from text import read_jsonl


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--asked", type=Path, required=True)
    parser.add_argument("--claimed", type=Path, required=True)
    arguments = parser.parse_args()
    texts = read_all(arguments.documents)
    asked = articles_of(texts, list(read_jsonl(arguments.questions)))
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
