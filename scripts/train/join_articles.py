"""Stage: questions with exact answers beside the articles or documents that they ask about, as a file in SQuAD's format.

    python join_articles.py --documents articles --questions articles/questions.psv --out articles.json
    python join_articles.py --documents plain statements --questions plain/exact.psv --out exact.json

A line is document|paragraph|question|start-end, as join_people.py has it.
"""

import argparse
import json
from pathlib import Path

from join_people import asked_of
from statements import read_all, unasked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="folders")
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    texts = read_all(arguments.documents)
    articles = {name: unasked(name, paragraphs) for name, paragraphs in texts.items()}
    for number, line in enumerate(arguments.questions.read_text(encoding="utf-8").splitlines()):
        name = line.split("|")[0]
        at, asked = asked_of(line, number, texts[name])
        articles[name]["paragraphs"][at]["qas"].append(asked)
    asked_about = [article for article in articles.values() if any(paragraph["qas"] for paragraph in article["paragraphs"])]
    arguments.out.write_text(json.dumps({"version": "articles", "data": asked_about}, ensure_ascii=False), encoding="utf-8")
    print(f"{len(asked_about)} articles")


if __name__ == "__main__":
    main()
