"""Stage: the questions of statements/ as a file in SQuAD's format, and its claims as JSON lines.

    python join_statements.py --statements statements --only set_aside_statements.txt --asked asked.json --claims claims.jsonl

A line of questions.psv is document|paragraph|question|answer, the last empty where the document doesn't answer; such a
question is asked of one of its paragraphs, in turn. A line of claims.psv is document|paragraphs|verdict|claim.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from statements import VERDICTS, read_lines, read_statements, unasked


def asked_of(statements: dict[str, list[str]], lines: list[list[str]]) -> list[dict[str, Any]]:
    """Articles in SQuAD's form."""
    articles = {name: unasked(name, texts) for name, texts in statements.items()}
    for number, (name, paragraph, question, answer) in enumerate(lines):
        if name not in statements:
            continue
        entry: dict[str, Any] = {"id": f"{name}-{number}", "question": question, "is_impossible": not answer, "answers": []}
        at = int(paragraph) - 1 if answer else number % len(statements[name])
        if answer:
            entry["answers"] = [{"text": answer, "answer_start": statements[name][at].index(answer)}]
        articles[name]["paragraphs"][at]["qas"].append(entry)
    return list(articles.values())


def claimed_of(statements: dict[str, list[str]], lines: list[list[str]]) -> list[dict[str, Any]]:
    """Claims as `npm run fit-claims` and train_claims.py read them."""
    return [
        {"id": f"{name}-{number}", "document": name, "claim": claim, "verdict": VERDICTS[verdict],
         "paragraphs": [int(one) for one in paragraphs.split(",") if one]}
        for number, (name, paragraphs, verdict, claim) in enumerate(lines)
        if name in statements
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=Path, required=True)
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--only", type=Path, help="ids of the statements to take, a line each")
    chosen.add_argument("--leave-out", type=Path, help="ids of the statements not to take, a line each")
    parser.add_argument("--asked", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    arguments = parser.parse_args()
    statements = read_statements(arguments.statements)
    if arguments.only:
        only = set(arguments.only.read_text(encoding="utf-8").split())
        statements = {name: texts for name, texts in statements.items() if name in only}
    if arguments.leave_out:
        left_out = set(arguments.leave_out.read_text(encoding="utf-8").split())
        statements = {name: texts for name, texts in statements.items() if name not in left_out}
    asked = asked_of(statements, read_lines(arguments.statements / "questions.psv"))
    arguments.asked.write_text(json.dumps({"data": asked}, ensure_ascii=False), encoding="utf-8")
    claims = claimed_of(statements, read_lines(arguments.statements / "claims.psv"))
    arguments.claims.write_text("".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims), encoding="utf-8")
    print(f"{len(statements)} statements, {len(claims)} claims")


if __name__ == "__main__":
    main()
