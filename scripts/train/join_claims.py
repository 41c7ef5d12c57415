"""Stage: claims beside the documents that they are about, as JSON lines for train_claims.py.

    python join_claims.py --articles articles.jsonl --documents people/documents.jsonl --claims people/claims-0.psv ... \\
        --statements statements documents --leave-out set_aside_statements.txt --out claims.jsonl --judge judge.jsonl

A line of people/claims-*.psv is document|paragraph|verdict|claim; where the document doesn't say (N), the paragraph is
the one that comes nearest. The claims about the statements left out go into the file to judge by.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from join_people import texts_of
from statements import VERDICTS, read_lines, read_statements
from text import read_jsonl


def entry(claim: str, verdict: str, paragraph: str, document: list[str]) -> dict[str, Any]:
    return {"claim": claim, "verdict": VERDICTS[verdict], "paragraph": int(paragraph) - 1 if paragraph else None, "paragraphs": document}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--statements", type=Path, nargs="+", required=True)
    parser.add_argument("--leave-out", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    arguments = parser.parse_args()
    named = {one["document"]: one["paragraphs"] for one in read_jsonl(arguments.documents)}
    texts = texts_of(arguments.articles, {key for keys in named.values() for key in keys})
    kept: list[dict[str, Any]] = []
    for path in arguments.claims:
        for name, paragraph, verdict, claim in read_lines(path):
            if all(key in texts for key in named[name]):
                kept.append(entry(claim, verdict, paragraph, [texts[key] for key in named[name]]))
    judged: list[dict[str, Any]] = []
    left_out = set(arguments.leave_out.read_text(encoding="utf-8").split())
    for folder in arguments.statements:
        statements = read_statements(folder)
        for name, paragraphs, verdict, claim in read_lines(folder / "claims.psv"):
            (judged if name in left_out else kept).append(entry(claim, verdict, paragraphs.split(",")[0], statements[name]))
    for path, entries in ((arguments.out, kept), (arguments.judge, judged)):
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries), encoding="utf-8")
    print(f"{len(kept):,} claims to train on, {len(judged):,} to judge by")


if __name__ == "__main__":
    main()
