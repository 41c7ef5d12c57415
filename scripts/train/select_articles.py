"""Write files in SQuAD's format that hold only the named articles, to calibrate or judge on.

    python select_articles.py --squad squad-1.1-dev.json squad-2.0-dev.json --titles final_articles.txt --out DIR \
        [--reword /usr/share/wordnet]

Files are named as their originals, with `squad-` in front where that is missing: what evaluation looks for. With `--reword`,
each has a twin whose questions are put in other words: half of their content words, names apart, replaced by way of
WordNet.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from cloze import reword
from evaluate_embedder import PARAPHRASE
from text import words
from thesaurus import Thesaurus
from wordnet import WordNet


def put_in_other_words(articles: list[dict[str, Any]], wordnet: Path, seed: int) -> None:
    """Replace the questions in place."""
    rng = random.Random(seed)
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    vocabulary = sorted({word for paragraph in paragraphs for word in words(paragraph["context"]) if word.isalpha()})
    thesaurus = Thesaurus(WordNet(wordnet), vocabulary)
    for paragraph in paragraphs:
        for asked in paragraph["qas"]:
            asked["question"] = reword(asked["question"], PARAPHRASE, thesaurus, rng)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--titles", type=Path, required=True, help="titles of the articles to keep, a line each")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reword", type=Path, help="folder of WordNet's dict files")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    titles = set(arguments.titles.read_text(encoding="utf-8").split("\n"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.squad:
        articles = [article for article in json.loads(path.read_text(encoding="utf-8"))["data"] if article["title"] in titles]
        name = path.name if path.name.startswith("squad-") else f"squad-{path.name}"
        (arguments.out / name).write_text(json.dumps({"data": articles}), encoding="utf-8")
        asked = sum(len(paragraph["qas"]) for article in articles for paragraph in article["paragraphs"])
        print(f"{name}: {len(articles)} articles, {asked} questions")
        if arguments.reword:
            put_in_other_words(articles, arguments.reword, arguments.seed)
            reworded = name.replace("squad-", "squad-reworded-", 1)
            (arguments.out / reworded).write_text(json.dumps({"data": articles}), encoding="utf-8")


if __name__ == "__main__":
    main()
