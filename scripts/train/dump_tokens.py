"""Write texts with the word pieces that the Python tokenizer makes of them, for `npm run compare-tokens`.

    python dump_tokens.py --articles articles.jsonl --tokenizer tokenizer.json --count 10000 --out tokens.jsonl
"""

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path

from text import read_jsonl, write_jsonl
from tokenizers import Tokenizer


def paragraphs(articles: Path) -> Iterator[str]:
    """The first paragraph of every section."""
    for article in read_jsonl(articles):
        for section in article["sections"]:
            yield from section["paragraphs"][:1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    texts = itertools.islice(paragraphs(arguments.articles), arguments.count)
    rows = ({"text": text, "ids": tokenizer.encode(text, add_special_tokens=False).ids} for text in texts)
    print(f"{write_jsonl(arguments.out, rows)} texts")


if __name__ == "__main__":
    main()
