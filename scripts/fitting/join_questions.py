"""The questions of questions.jsonl with the documents that they are asked of, as a file in SQuAD's format.

    python join_questions.py --documents ../train/statements ../train/plain --split fit --out DIR/plain-statements.json
"""

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "train"))
from statements import read_statements  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="folders of their texts")
    parser.add_argument("--split", choices=["fit", "check"], required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    texts_of = {name: held for folder in arguments.documents for name, held in read_statements(folder).items()}
    articles: dict[str, dict] = {}
    for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case.get("split", "fit") != arguments.split:
            continue
        texts = texts_of[case["document"]]
        article = articles.setdefault(case["document"], {"title": case["document"], "paragraphs": [{"context": text, "qas": []} for text in texts]})
        # A question is put to a paragraph that answers it; one without an answer to any.
        at = case.get("paragraphs", [1])[0] - 1
        answers = [
            {"text": texts[at][start : start + len(words)], "answer_start": start}
            for words in case.get("must", [])
            if (start := texts[at].lower().find(words.lower())) >= 0
        ]
        article["paragraphs"][at]["qas"].append(
            {"id": case["id"], "question": case["question"], "is_impossible": not answers, "answers": answers}
        )
    arguments.out.write_text(json.dumps({"data": list(articles.values())}, ensure_ascii=False), encoding="utf-8")
    print(f"{len(articles)} documents")


if __name__ == "__main__":
    main()
