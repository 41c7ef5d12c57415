"""Stage 3: mine training pairs (a query and the passage that it should find) from articles, questions and WordNet.

    python mine_pairs.py --articles articles.jsonl --wordnet /usr/share/wordnet --questions-root SOURCES \\
        --squad squadshifts-new-wiki.json --held-out squad-dev.json statement.txt --out pairs

Writes OUT/sentences.txt and OUT/queries.txt, a text a line, and OUT/pairs.npz: for each pair its kind, its query's line
and two passages, the right one and a hard negative, each as lines [start, end) of sentences.txt less the line `skip`.
"""

import argparse
import json
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from cloze import HEAVY, LIGHT, MODEST, cloze, reword, without_shared
from gather_text import NGRAM, held_out, normal_title
from parallel import parallel_sentences
from questions import NO_OFFSET, RealQuestion, medquad_questions, qed_questions, squad_questions
from text import ngrams, read_jsonl, sentences, words
from thesaurus import Thesaurus
from wordnet import WordNet

KINDS = [
    "cloze-paragraph", "cloze-sentence", "reworded-paragraph", "reworded-sentence", "title", "rest", "neighbour",
    "question-paragraph", "question-sentence", "answer", "gloss", "synonym", "parallel",
]
CHUNK_WORDS = 160
NONE = -1
Passage = tuple[int, int, int]
"""Lines [start, end) less the line `skip`, or NONE."""


@dataclass
class Mined:
    """Sentences and pairs over them; the passages' numbers are relative to these sentences."""

    sentences: list[str] = field(default_factory=list)
    pairs: list[tuple[str, str, Passage, Passage]] = field(default_factory=list)

    def add_sentences(self, texts: list[str]) -> tuple[int, int]:
        """Append sentences and return their range."""
        start = len(self.sentences)
        self.sentences += texts
        return start, len(self.sentences)

    def pair(self, kind: str, query: str, positive: Passage, negative: Passage) -> None:
        """Append a pair, unless its query is empty."""
        if query := " ".join(query.split()):
            self.pairs.append((kind, query, positive, negative))


def chunks(paragraph: str) -> Iterator[list[str]]:
    """The sentences of a paragraph in chunks of at most some CHUNK_WORDS words."""
    chunk: list[str] = []
    length = 0
    for sentence in sentences(paragraph):
        sentence = " ".join(sentence.split()[:CHUNK_WORDS])
        count = sentence.count(" ") + 1
        if chunk and length + count > CHUNK_WORDS:
            yield chunk
            chunk, length = [], 0
        chunk.append(sentence)
        length += count
    if chunk:
        yield chunk


def other(ranges: list[Passage], index: int, rng: random.Random) -> Passage:
    """Another passage of the list, near the one at `index`; an empty one where there is none."""
    near = [i for i in range(max(0, index - 3), min(len(ranges), index + 4)) if i != index]
    return ranges[rng.choice(near)] if near else (0, 0, NONE)


def other_sentence(start: int, end: int, not_this: int, rng: random.Random) -> Passage:
    """Another sentence out of [start, end)."""
    choices = [i for i in range(start, end) if i != not_this]
    chosen = rng.choice(choices) if choices else NONE
    return (chosen, chosen + 1, NONE) if choices else (0, 0, NONE)


def mine_article(article: dict[str, Any], thesaurus: Thesaurus, rng: random.Random) -> Mined:
    """All pairs of one article, every kind at most once or twice for each paragraph."""
    mined = Mined()
    passages: list[Passage] = []
    headings: list[str] = []
    for section in article["sections"]:
        for paragraph in section["paragraphs"]:
            for chunk in chunks(paragraph):
                passages.append((*mined.add_sentences(chunk), NONE))
                headings.append(section["heading"])
    for index, passage in enumerate(passages):
        negative = other(passages, index, rng)
        mine_cloze(mined, passage, negative, thesaurus, rng)
        mine_context(mined, passage, negative, rng)
        if index == 0 or headings[index] != headings[index - 1]:
            mined.pair("title", title_query(article["title"], headings[index], rng), passage, negative)
    return mined


def mine_cloze(mined: Mined, passage: Passage, negative: Passage, thesaurus: Thesaurus, rng: random.Random) -> None:
    """Cloze questions, lightly and heavily reworded, to the paragraph and to the right sentence of it."""
    start, end, _ = passage
    for style, how in (("cloze", LIGHT), ("reworded", HEAVY)):
        for line in rng.sample(range(start, end), min(2, end - start)):
            mined.pair(f"{style}-paragraph", cloze(mined.sentences[line], how, thesaurus, rng), passage, negative)
        line = rng.randrange(start, end)
        query = cloze(mined.sentences[line], how, thesaurus, rng)
        mined.pair(f"{style}-sentence", query, (line, line + 1, NONE), other_sentence(start, end, line, rng))


def mine_context(mined: Mined, passage: Passage, negative: Passage, rng: random.Random) -> None:
    """A sentence to the rest of its paragraph and to its neighbour, most of the words that they share left out."""
    start, end, _ = passage
    if end - start < 2:
        return
    line = rng.randrange(start, end)
    rest = [mined.sentences[i] for i in range(start, end) if i != line]
    mined.pair("rest", without_shared(mined.sentences[line], rest, 0.5, rng), (start, end, line), negative)
    line = rng.randrange(start, end - 1)
    beside = (line + 1, line + 2, NONE)
    query = without_shared(mined.sentences[line], [mined.sentences[line + 1]], 0.3, rng)
    mined.pair("neighbour", query, beside, (negative[0], min(negative[0] + 1, negative[1]), NONE))


def title_query(title: str, heading: str, rng: random.Random) -> str:
    """A title or a heading, sometimes as a question."""
    asking = rng.choice(["", "", "", "what is", "who was", "what is known about", "describe"])
    return f"{asking} {title} {heading}" if rng.random() < 0.7 or not heading else f"{asking} {heading}"


def mine_wordnet(wordnet: WordNet, rng: random.Random) -> Mined:
    """Words to the glosses of their senses, and to another word of the same sense with its gloss."""
    mined = Mined()
    synsets = list(wordnet.synsets.values())
    for synset in synsets:
        mined.add_sentences([synset.gloss])
    for line, synset in enumerate(synsets):
        near = min(len(synsets) - 1, max(0, line + rng.choice([-3, -2, -1, 1, 2, 3])))
        positive, negative = (line, line + 1, NONE), (near, near + 1, NONE)
        for lemma in synset.lemmas:
            mined.pair("gloss", rng.choice(["", "", "what is", "define"]) + " " + lemma, positive, negative)
    for synset in synsets:
        above = [wordnet.synsets[key].lemmas[0] for symbol, key, _ in synset.pointers if symbol in "@+&"]
        for lemma in synset.lemmas:
            for name in sorted({*synset.lemmas, *above[:3]} - {lemma}):
                at, end = mined.add_sentences([name])
                mined.pair("synonym", lemma, (at, end, NONE), (0, 0, NONE))
    return mined


def mine_parallel(lines: list[str], rng: random.Random) -> Mined:
    """Sentences far apart that tell of the same thing, to each other, most of the words that they share left out."""
    mined = Mined()
    for pair in parallel_sentences(lines):
        asking, answering = rng.sample(pair, 2)
        query = without_shared(lines[asking], [lines[answering]], 0.4, rng)
        near = min(len(lines) - 1, max(0, answering + rng.choice([-1, 1])))
        mined.pair("parallel", query, (answering, answering + 1, NONE), (near, near + 1, NONE))
    return mined


def mine_questions(asked: Iterable[RealQuestion], kept: Callable[[RealQuestion], bool], kind: str,
                   thesaurus: Thesaurus, rng: random.Random) -> Mined:
    """Real questions, as they are and reworded, to their contexts and, where it is known, to the answer's sentence."""
    mined = Mined()
    known: dict[str, int] = {}
    contexts: list[Passage] = []
    for item in filter(kept, asked):
        if item.context not in known:
            known[item.context] = len(contexts)
            contexts.append((*mined.add_sentences(sentences(item.context)), NONE))
        index = known[item.context]
        passage = contexts[index]
        reworded_twice = (reword(item.question, MODEST, thesaurus, rng) for _ in range(2))
        for question in (item.question, *reworded_twice):
            mined.pair(kind, question, passage, other(contexts, index, rng))
            if item.answer_start != NO_OFFSET:
                line = answer_line(mined.sentences, passage, item)
                negative = other_sentence(passage[0], passage[1], line, rng)
                mined.pair("question-sentence", question, (line, line + 1, NONE), negative)
    return mined


def answer_line(texts: list[str], passage: Passage, item: RealQuestion) -> int:
    """The sentence that holds the answer's first character."""
    at = 0
    for line in range(passage[0], passage[1]):
        at = item.context.find(texts[line], at) + len(texts[line])
        if item.answer_start < at:
            return line
    return passage[1] - 1


_worker: dict[str, Any] = {}


def _start_worker(wordnet: Path, vocabulary: list[str], seed: int) -> None:
    _worker["thesaurus"] = Thesaurus(WordNet(wordnet), vocabulary)
    _worker["seed"] = seed


def _mine_line(numbered: tuple[int, str]) -> Mined:
    number, line = numbered
    return mine_article(json.loads(line), _worker["thesaurus"], random.Random(_worker["seed"] * 1_000_003 + number))


def vocabulary_of(articles: Path, least: int) -> list[str]:
    """The words that stand at least `least` times in the articles."""
    counts: Counter[str] = Counter()
    for article in read_jsonl(articles):
        for section in article["sections"]:
            for paragraph in section["paragraphs"]:
                counts.update(words(paragraph))
    return sorted(word for word, count in counts.items() if count >= least and word.isalpha())


class PairWriter:
    """Writes what was mined, renumbering each part's sentences to lines of the common file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._sentences = (folder / "sentences.txt").open("w", encoding="utf-8")
        self._queries = (folder / "queries.txt").open("w", encoding="utf-8")
        self._lines = 0
        self._kinds: list[int] = []
        self._passages: list[tuple[int, ...]] = []

    def write(self, mined: Mined) -> None:
        """Append sentences and the pairs over them."""
        self._sentences.writelines(" ".join(text.split()) + "\n" for text in mined.sentences)
        self._write_pairs(mined)
        self._lines += len(mined.sentences)

    def write_parallel(self, rng: random.Random) -> None:
        """Append pairs of sentences that were written before."""
        self._sentences.flush()
        with (self._folder / "sentences.txt").open(encoding="utf-8") as lines:
            mined = mine_parallel([line.rstrip("\n") for line in lines], rng)
        self._lines = 0
        self._write_pairs(mined)

    def _write_pairs(self, mined: Mined) -> None:
        for kind, query, positive, negative in mined.pairs:
            self._queries.write(query + "\n")
            self._kinds.append(KINDS.index(kind))
            self._passages.append((*self._moved(positive), *self._moved(negative)))

    def _moved(self, passage: Passage) -> Passage:
        start, end, skip = passage
        return start + self._lines, end + self._lines, skip if skip == NONE else skip + self._lines

    def close(self) -> Counter[str]:
        """Save the pairs and return how many there are of each kind."""
        self._sentences.close()
        self._queries.close()
        np.savez(
            self._folder / "pairs.npz",
            kind=np.array(self._kinds, dtype=np.uint8),
            passages=np.array(self._passages, dtype=np.int32),
        )
        return Counter(KINDS[kind] for kind in self._kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of WordNet's dict files")
    parser.add_argument("--questions-root", type=Path, required=True, help="folder that holds QED's and MedQuAD's folders")
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="SQuAD-format files to train on")
    parser.add_argument("--sources", type=Path, default=Path(__file__).with_name("sources.json"))
    parser.add_argument("--held-out", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    rng = random.Random(arguments.seed)
    writer = PairWriter(arguments.out)
    wordnet = WordNet(arguments.wordnet)
    vocabulary = vocabulary_of(arguments.articles, least=5)
    thesaurus = Thesaurus(wordnet, vocabulary)
    titles, runs = held_out(arguments.held_out)
    titles |= {normal_title(title) for title in json.loads(arguments.sources.read_text())["held_out_titles"]}

    def kept(item: RealQuestion) -> bool:
        return normal_title(item.title) not in titles and runs.isdisjoint(ngrams(item.context, NGRAM))

    for asked in (*map(squad_questions, arguments.squad), qed_questions(arguments.questions_root)):
        writer.write(mine_questions(asked, kept, "question-paragraph", thesaurus, rng))
    writer.write(mine_questions(medquad_questions(arguments.questions_root), kept, "answer", thesaurus, rng))
    writer.write(mine_wordnet(wordnet, rng))
    print(f"questions, WordNet and {len(vocabulary):,} words read, {time.monotonic() - started:.0f} s", flush=True)
    settings = (arguments.wordnet, vocabulary, arguments.seed)
    with (
        multiprocessing.Pool(arguments.processes, _start_worker, settings) as pool,
        arguments.articles.open(encoding="utf-8") as lines,
    ):
        for mined in pool.imap(_mine_line, enumerate(lines), chunksize=100):
            writer.write(mined)
    print(f"articles mined, {time.monotonic() - started:.0f} s", flush=True)
    writer.write_parallel(rng)
    print(f"{dict(writer.close())}, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
