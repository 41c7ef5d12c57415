"""The questions of questions.jsonl with the documents that they are asked of, as a file in SQuAD's format.

    python join_questions.py --documents ../train/statements ../train/plain --split fit --out DIR/plain-statements.json
"""

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "train"))
from statements import articles_of, read_all  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="folders of their texts")
    parser.add_argument("--split", choices=["fit", "check", "twins", "gist", "wordings", "official", "traps", "topics"], required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    lines = map(json.loads, (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    # To judge by, a question counts once: it is put to one paragraph that answers it.
    cases = [{**case, "paragraphs": case.get("paragraphs", [1])[:1]} for case in lines if case.get("split", "fit") == arguments.split]
    articles = articles_of(read_all(arguments.documents), cases)
    arguments.out.write_text(json.dumps({"data": articles}, ensure_ascii=False), encoding="utf-8")
    print(f"{len(articles)} documents")


if __name__ == "__main__":
    main()
