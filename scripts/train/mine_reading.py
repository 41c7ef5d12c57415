"""Stage: mine reading examples (question, passage, answer) from articles, as tokens, for the reader's pretraining.

    python mine_reading.py --articles articles.jsonl --wordnet /usr/share/wordnet --tokenizer tokenizer.json --out reading

Writes OUT/part-NNN.npz: the tokens of all examples end to end, each example's lengths of question and passage, and the
answer's first and last token in the passage (-1 where the passage doesn't answer).
"""

import argparse
import json
import multiprocessing
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from cloze import Rewording
from mine_pairs import chunks, vocabulary_of
from reading_cloze import Asked, Asker 
from text import content_words
from thesaurus import Thesaurus
from tokenizers import Encoding, Tokenizer
from wordnet import WordNet

STYLES = [Rewording(0.1, 0.4, 0.15, 0.15), Rewording(0.2, 0.55, 0.35, 0.2), Rewording(0.0, 0.25, 0.5, 0.25)]
LONGEST_QUESTION, LONGEST_PASSAGE = 40, 300
PART = 50_000
NOWHERE = (-1, -1)


@dataclass(frozen=True)
class Reading:
    """A question, a passage and the characters of the passage that answer it, or NOWHERE."""

    question: str
    passage: str
    answer: tuple[int, int]


def window(lines: list[str], at: int, rng: random.Random) -> tuple[str, int]:
    """Some sentences around the one at `at`, joined, and where that one begins."""
    before, after = rng.choice([(0, 0), (0, 0), (1, 0), (1, 1), (0, 2), (9, 9), (9, 9)])
    first, last = max(0, at - before), min(len(lines), at + after + 1)
    return " ".join(lines[first:last]), sum(len(line) + 1 for line in lines[first:at])


def read_here(lines: list[str], at: int, asked: Asked, rng: random.Random) -> Reading:
    passage, offset = window(lines, at, rng)
    return Reading(asked.question, passage, (asked.start + offset, asked.end + offset))


def unanswered(article: list[list[str]], index: int, at: int, asked: Asked, rng: random.Random) -> Reading | None:
    """The same question beside sentences that don't answer it: its paragraph without its sentence, or a near one."""
    lines = article[index]
    answer = lines[at][asked.start : asked.end]
    if rng.random() < 0.5 and len(lines) > 1:
        others = lines[:at] + lines[at + 1 :]
    else:
        near = [i for i in range(max(0, index - 4), min(len(article), index + 5)) if i != index]
        if not near:
            return None
        others = article[rng.choice(near)]
    passage, _ = window(others, rng.randrange(len(others)), rng)
    return None if answer in passage else Reading(asked.question, passage, NOWHERE)


def swapped(lines: list[str], at: int, asker: Asker, names: list[str], rng: random.Random) -> Reading | None:
    """A question about another name or year than the passage's: nothing answers it."""
    spans = asker.typed_spans(lines[at])
    named = [span for span in spans if span.kind in ("name", "place", "time")]
    if len(spans) < 2 or not named or not names:
        return None
    replaced = rng.choice(named)
    other = str(rng.randint(1750, 2020)) if replaced.kind == "time" else rng.choice(names)
    passage, _ = window(lines, at, rng)
    if other in passage:
        return None
    sentence = lines[at][: replaced.start] + other + lines[at][replaced.end :]
    rest = [s for s in asker.typed_spans(sentence) if s.end <= replaced.start or s.start >= replaced.start + len(other)]
    if not rest:
        return None
    asked = asker.ask(sentence, rng.choice(rest), Rewording(0.0, 0.2, 0.1, 0.1), rng)
    kept = asked is not None and other.lower().split()[0] in asked.question
    return Reading(asked.question, passage, NOWHERE) if kept else None


def elsewhere(article: list[list[str]], index: int, at: int, asked: Asked, rng: random.Random) -> Reading | None:
    """The question beside another sentence of the article that names the same answer and shares words with it."""
    answer = article[index][at][asked.start : asked.end]
    asking = set(content_words(asked.question))
    best, shared = None, 1
    for i, lines in enumerate(article):
        for j, line in enumerate(lines):
            if (i, j) != (index, at) and answer in line:
                count = len(asking.intersection(content_words(line)))
                if count > shared:
                    best, shared = (i, j), count
    if best is None:
        return None
    lines, j = article[best[0]], best[1]
    without = [line for k, line in enumerate(lines) if not (best[0] == index and k == at)]
    j -= best[0] == index and at < j
    start = without[j].find(answer)
    return read_here(without, j, Asked(asked.question, start, start + len(answer)), rng)


def mine(article: dict[str, Any], asker: Asker, names: list[str], share: float, rng: random.Random) -> Iterator[Reading]:
    """Examples of one article: about three a chunk of text, for a `share` of the chunks."""
    parts = [chunk for section in article["sections"] for paragraph in section["paragraphs"] for chunk in chunks(paragraph)]
    for index, lines in enumerate(parts):
        if rng.random() >= share:
            continue
        if (index == 0 or rng.random() < 0.25) and (asked := asker.define(lines[0], rng)):
            yield read_here(lines, 0, asked, rng)
        for at in rng.sample(range(len(lines)), min(3, len(lines))):
            if len(lines[at]) < 40:
                continue
            span = asker.choose(lines[at], rng)
            asked = span and asker.ask(lines[at], span, rng.choice(STYLES), rng)
            if not asked:
                continue
            choice = rng.random()
            made: Reading | None = None
            if choice < 0.22:
                made = unanswered(parts, index, at, asked, rng)
            elif choice < 0.32:
                made = swapped(lines, at, asker, names, rng)
            elif choice < 0.6 and span.kind in ("name", "place", "time", "number"):
                made = elsewhere(parts, index, at, asked, rng)
            yield made or read_here(lines, at, asked, rng)
        names += [lines[0][s.start : s.end] for s in asker.typed_spans(lines[0]) if s.kind in ("name", "place")][:2]
    del names[:-300]


@lru_cache(maxsize=1 << 16)
def encoding(text: str, tokenizer: Tokenizer) -> Encoding:
    """A text's tokens; the same sentences are read beside many questions."""
    return tokenizer.encode(text, add_special_tokens=False)


def tokens_of(reading: Reading, tokenizer: Tokenizer) -> tuple[list[int], list[int], int, int] | None:
    """Question and passage as tokens, and the answer's first and last token; None where it is too long or cut away."""
    question = encoding(reading.question, tokenizer).ids[:LONGEST_QUESTION]
    encoded = encoding(reading.passage, tokenizer)
    if not question or len(encoded.ids) > LONGEST_PASSAGE or len(encoded.ids) < 5:
        return None
    if reading.answer == NOWHERE:
        return question, encoded.ids, -1, -1
    inside = [i for i, (left, right) in enumerate(encoded.offsets) if right > reading.answer[0] and left < reading.answer[1]]
    return (question, encoded.ids, inside[0], inside[-1]) if inside else None


_worker: dict[str, Any] = {}


def _start_worker(wordnet: Path, tokenizer: Path, vocabulary: list[str], share: float, seed: int) -> None:
    read = WordNet(wordnet)
    _worker.update(asker=Asker(read, Thesaurus(read, vocabulary)), names=[], share=share, seed=seed)
    _worker["tokenizer"] = Tokenizer.from_file(str(tokenizer))


def _mine_line(numbered: tuple[int, str]) -> list[tuple[list[int], list[int], int, int]]:
    number, line = numbered
    rng = random.Random(_worker["seed"] * 1_000_003 + number)
    found = mine(json.loads(line), _worker["asker"], _worker["names"], _worker["share"], rng)
    return [made for reading in found if (made := tokens_of(reading, _worker["tokenizer"]))]


def save(examples: list[tuple[list[int], list[int], int, int]], path: Path) -> None:
    """Write one part."""
    tokens = np.concatenate([np.array(q + p, dtype=np.uint16) for q, p, _, _ in examples])
    facts = np.array([(len(q), len(p), first, last) for q, p, first, last in examples], dtype=np.int16)
    np.savez(path, tokens=tokens, facts=facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="share of the text's chunks to ask about")
    parser.add_argument("--most", type=int, default=2_000_000, help="examples after which to stop")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    arguments.out.mkdir(parents=True, exist_ok=True)
    vocabulary = vocabulary_of(arguments.articles, least=5)
    print(f"{len(vocabulary):,} words, {time.monotonic() - started:.0f} s", flush=True)
    lines = arguments.articles.open(encoding="utf-8").readlines()
    random.Random(arguments.seed).shuffle(lines)
    settings = (arguments.wordnet, arguments.tokenizer, vocabulary, arguments.share, arguments.seed)
    pending: list[tuple[list[int], list[int], int, int]] = []
    parts = 0
    with multiprocessing.Pool(arguments.processes, _start_worker, settings) as pool:
        for made in pool.imap(_mine_line, enumerate(lines), chunksize=50):
            pending += made
            if len(pending) >= PART:
                save(pending, arguments.out / f"part-{parts:03}.npz")
                parts, pending = parts + 1, []
                print(f"{parts * PART:,} examples, {time.monotonic() - started:.0f} s", flush=True)
                if parts * PART >= arguments.most:
                    break
        pool.terminate()


if __name__ == "__main__":
    main()
