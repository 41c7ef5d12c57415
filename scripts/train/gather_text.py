"""Stage 1: read the fetched sources into one JSON lines file of articles, without anything held out.

    python gather_text.py --root SOURCES --out articles.jsonl --held-out squad-dev.json statement.txt

Left out: articles whose title is in `held_out_titles` of sources.json or in a held-out SQuAD file, and paragraphs
that share a run of nine words with a held-out file. Repeated paragraphs are kept once.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readers import READERS, Article
from text import ngrams, write_jsonl

NGRAM = 9


def held_out(paths: list[Path]) -> tuple[set[str], set[str]]:
    """The titles and the nine-word runs of held-out files, which are SQuAD JSON or plain text."""
    titles: set[str] = set()
    runs: set[str] = set()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".json":
            runs.update(ngrams(text, NGRAM))
            continue
        for article in json.loads(text)["data"]:
            titles.add(normal_title(article["title"]))
            for paragraph in article["paragraphs"]:
                runs.update(ngrams(paragraph["context"], NGRAM))
    return titles, runs


def normal_title(title: str) -> str:
    """A title as it is compared: underscores as spaces, lower case."""
    return title.replace("_", " ").casefold()


def source_articles(source: dict[str, Any], root: Path) -> Iterator[Article]:
    """The articles of one source, in the order of its file names."""
    read = READERS[source["reader"]]
    for pattern in source["files"]:
        for path in sorted((root / source["folder"]).glob(pattern)):
            yield from read(path, path.read_text(encoding="utf-8", errors="replace"))


class Filter:
    """Takes out of articles what is held out or was seen before, and counts what it took."""

    def __init__(self, titles: set[str], runs: set[str]) -> None:
        self.titles, self.runs = titles, runs
        self.seen: set[int] = set()
        self.counts: Counter[str] = Counter()

    def keep(self, paragraph: str) -> bool:
        """Whether a paragraph is new and shares no run of words with a held-out file."""
        key = hash(paragraph)
        if key in self.seen:
            self.counts["repeated paragraphs"] += 1
            return False
        self.seen.add(key)
        if not self.runs.isdisjoint(ngrams(paragraph, NGRAM)):
            self.counts["held-out paragraphs"] += 1
            return False
        self.counts["paragraphs"] += 1
        self.counts["words"] += len(paragraph.split())
        return True

    def apply(self, article: Article) -> Article | None:
        """The article with what is left of it, or None."""
        if normal_title(article.title) in self.titles:
            self.counts["held-out articles"] += 1
            return None
        for section in article.sections:
            section.paragraphs = [paragraph for paragraph in section.paragraphs if self.keep(paragraph)]
        article.sections = [section for section in article.sections if section.paragraphs]
        return article if article.sections else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, required=True, help="folder that holds the sources' folders")
    parser.add_argument("--sources", type=Path, default=Path(__file__).with_name("sources.json"))
    parser.add_argument("--held-out", type=Path, nargs="+", required=True, help="SQuAD JSON or text files")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    sources = json.loads(arguments.sources.read_text(encoding="utf-8"))
    titles, runs = held_out(arguments.held_out)
    taken = Filter(titles | {normal_title(title) for title in sources["held_out_titles"]}, runs)

    def rows() -> Iterator[dict[str, Any]]:
        for source in sources["text"]:
            before = taken.counts["words"]
            for article in source_articles(source, arguments.root):
                if kept := taken.apply(article):
                    yield {"source": source["name"], **asdict(kept)}
            print(f"{source['name']}: {taken.counts['words'] - before:,} words", flush=True)

    articles = write_jsonl(arguments.out, rows())
    print(f"{articles:,} articles, {dict(taken.counts)}, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
