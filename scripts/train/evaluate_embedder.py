"""Stage 7: measure an exported model beside BM25 and mixed with it.

    python evaluate_embedder.py --model models/static-en-256 --wordnet /usr/share/wordnet --squad squad-1.1-dev.json
    python evaluate_embedder.py --model models/static-en-256 --statement statement.txt --questions questions.jsonl

For SQuAD files: every answerable question ranks all paragraphs of the file, and the sentences of its own paragraph.
Besides all questions: those that share under half of their content words with the paragraph, and all questions again
with content words replaced by WordNet synonyms. For a statement: every answerable question ranks all its sentences.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bm25 import Bm25
from cloze import Rewording, reword
from embedder import Embedder
from text import content_words, read_jsonl, sentences
from thesaurus import Thesaurus
from wordnet import WordNet

PARAPHRASE = Rewording(0, 0, synonym=0.5, inflection=0.2)
LOW_OVERLAP = 0.5
ALONE = [(1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.5), (1.0, 0.0, 0.0, 1.0)]
SENTENCE_GRID = [
    (1.0, cosine, paragraph_cosine, paragraph_bm25)
    for cosine in (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
    for paragraph_cosine in (0.0, 0.25, 0.5, 1.0)
    for paragraph_bm25 in (0.0, 0.25, 0.5, 1.0)
    if cosine or paragraph_cosine
]
"""Weights tried for BM25 of the sentence, cosine of the sentence, cosine of the paragraph, BM25 of the paragraph."""


@dataclass(frozen=True)
class Question:
    text: str
    article: int
    paragraph: int
    sentence: int
    """Line of the right sentence among all sentences."""


@dataclass
class Collection:
    """Paragraphs, their sentences, and questions with the right one of each."""

    paragraphs: list[str]
    article_of: list[int]
    sentences: list[str]
    paragraph_of: list[int]
    questions: list[Question]


def read_squad(path: Path) -> Collection:
    """A file in SQuAD's format; unanswerable questions are left out."""
    found = Collection([], [], [], [], [])
    for article, entry in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        for paragraph in entry["paragraphs"]:
            index = len(found.paragraphs)
            found.paragraphs.append(paragraph["context"])
            found.article_of.append(article)
            first = len(found.sentences)
            found.sentences += sentences(paragraph["context"])
            found.paragraph_of += [index] * (len(found.sentences) - first)
            for asked in paragraph["qas"]:
                if asked["answers"]:
                    line = sentence_at(paragraph["context"], found.sentences[first:], asked["answers"][0]["answer_start"])
                    found.questions.append(Question(asked["question"], article, index, first + line))
    return found


def sentence_at(context: str, texts: list[str], offset: int) -> int:
    """The sentence in which a character of the context lies."""
    at = 0
    for line, text in enumerate(texts):
        at = context.find(text, at) + len(text)
        if offset < at:
            return line
    return len(texts) - 1


def in_article(collection: Collection) -> dict[int, np.ndarray]:
    """For each article the lines of its sentences."""
    owner = np.array([collection.article_of[paragraph] for paragraph in collection.paragraph_of])
    return {article: np.flatnonzero(owner == article) for article in set(owner.tolist())}


def share_of_maximum(scores: np.ndarray) -> np.ndarray:
    """Scores divided by the greatest of each row."""
    greatest = scores.max(axis=1, keepdims=True)
    return scores / np.where(greatest > 0, greatest, 1)


class Scores:
    """BM25 (as a share of its maximum) and cosines of every question to every paragraph and sentence."""

    def __init__(self, collection: Collection, questions: list[str], embedder: Embedder) -> None:
        paragraph_index, sentence_index = Bm25(collection.paragraphs), Bm25(collection.sentences)
        self.bm25 = share_of_maximum(np.stack([paragraph_index.scores(text) for text in questions]))
        self.sentence_bm25 = np.stack([sentence_index.scores(text) for text in questions])
        vectors = embedder.embed(questions)
        self.cosine = vectors @ embedder.embed(collection.paragraphs).T
        self.sentence_cosine = vectors @ embedder.embed(collection.sentences).T
        self._first_lines = np.flatnonzero(np.diff(collection.paragraph_of, prepend=-1))

    def best_sentence(self, scores: np.ndarray) -> np.ndarray:
        """For each paragraph the greatest of its sentences' scores."""
        return np.maximum.reduceat(scores, self._first_lines, axis=1)


def retrieval_row(scores: np.ndarray, right: np.ndarray) -> str:
    """Recall@1, recall@5 and MRR@10 in percent."""
    own = scores[np.arange(len(right)), right][:, None]
    ranks = (scores > own).sum(axis=1) + (scores == own).sum(axis=1)
    reciprocal = np.where(ranks <= 10, 1 / ranks, 0)
    return f"{100 * (ranks <= 1).mean():.1f} | {100 * (ranks <= 5).mean():.1f} | {100 * reciprocal.mean():.1f}"


def sentence_hits(collection: Collection, scores: np.ndarray, among: Callable[[Question], np.ndarray]) -> np.ndarray:
    """For each question whether the right sentence comes first among the lines that `among` names."""
    hits = []
    for row, question in zip(scores, collection.questions, strict=True):
        lines = among(question)
        hits.append(lines[int(row[lines].argmax())] == question.sentence)
    return np.array(hits)


def report_squad(collection: Collection, scores: Scores, chosen: np.ndarray, name: str, mix: float) -> None:
    """Print a table for some of the questions."""
    right = np.array([question.paragraph for question in collection.questions])
    lines_of = [np.flatnonzero(np.array(collection.paragraph_of) == i) for i in range(len(collection.paragraphs))]
    lexical = share_of_maximum(scores.sentence_bm25)
    indexed_twice = scores.bm25 + 0.5 * share_of_maximum(scores.best_sentence(scores.sentence_bm25))
    both_cosines = scores.cosine + scores.best_sentence(scores.sentence_cosine)
    mixed_lines = lexical + mix * scores.sentence_cosine
    systems = {
        "BM25": (scores.bm25, lexical),
        "BM25 of paragraph and best sentence": (indexed_twice, lexical),
        "embedder": (scores.cosine, scores.sentence_cosine),
        "embedder, paragraph and best sentence": (both_cosines, scores.sentence_cosine),
        f"BM25 / max + {mix:g} × cosine": (scores.bm25 + mix * scores.cosine, mixed_lines),
        "both of paragraph and best sentence": (indexed_twice + 0.75 * mix * both_cosines, mixed_lines),
    }
    print(f"\n{name}: {int(chosen.sum()):,} questions, {len(collection.paragraphs):,} paragraphs")
    print("| | Recall@1 | Recall@5 | MRR@10 | right sentence of the paragraph |\n| --- | --- | --- | --- | --- |")
    for system, (paragraphs, lines) in systems.items():
        hits = sentence_hits(collection, lines, lambda question: lines_of[question.paragraph])
        print(f"| {system} | {retrieval_row(paragraphs[chosen], right[chosen])} | {100 * hits[chosen].mean():.1f} |")


def report_sentence_weights(collection: Collection, scores: Scores) -> None:
    """Print the best weights for ranking all sentences of the right article, and what each part gives alone."""
    lines_of = in_article(collection)
    owner = np.array(collection.paragraph_of)
    rows = []
    parts = {article: [] for article in lines_of}
    for number, question in enumerate(collection.questions):
        lines = lines_of[question.article]
        bm25 = scores.sentence_bm25[number, lines]
        paragraph_bm25 = scores.bm25[number, owner[lines]]
        parts[question.article].append((
            np.stack([bm25 / max(bm25.max(), 1e-9), scores.sentence_cosine[number, lines],
                      scores.cosine[number, owner[lines]], paragraph_bm25 / max(paragraph_bm25.max(), 1e-9)]),
            int(np.flatnonzero(lines == question.sentence)[0]),
        ))
    for weights in [*ALONE, *SENTENCE_GRID]:
        hits = [int((np.array(weights) @ features).argmax()) == line for group in parts.values() for features, line in group]
        rows.append((100 * float(np.mean(hits)), weights))
    print("\nRight sentence first among all of the article's, by weight of BM25, cosine, paragraph cosine, paragraph BM25")
    for hit, weights in [*rows[: len(ALONE)], *sorted(rows[len(ALONE) :], reverse=True)[:5]]:
        print(f"| {' / '.join(f'{weight:g}' for weight in weights)} | {hit:.1f} |")


def evaluate_squad(path: Path, embedder: Embedder, wordnet: WordNet, mix: float, seed: int) -> None:
    """Print all tables for one file."""
    collection = read_squad(path)
    asked = [question.text for question in collection.questions]
    scores = Scores(collection, asked, embedder)
    everything = np.ones(len(asked), dtype=bool)
    report_squad(collection, scores, everything, f"{path.name}, all", mix)
    overlap = []
    for question in collection.questions:
        wanted = set(content_words(question.text))
        overlap.append(len(wanted & set(content_words(collection.paragraphs[question.paragraph]))) / max(len(wanted), 1))
    report_squad(collection, scores, np.array(overlap) < LOW_OVERLAP, f"{path.name}, low overlap", mix)
    report_sentence_weights(collection, scores)
    rng = random.Random(seed)
    thesaurus = Thesaurus(wordnet, sorted({word for text in collection.paragraphs for word in content_words(text)}))
    asked = [reword(text, PARAPHRASE, thesaurus, rng) for text in asked]
    report_squad(collection, Scores(collection, asked, embedder), everything, f"{path.name}, paraphrased", mix)


def read_statement(path: Path) -> list[list[str]]:
    """The sentences of each paragraph of a Markdown statement; a paragraph that a page break splits is joined again."""
    blocks = [block.strip().strip("*") for block in path.read_text(encoding="utf-8").split("\n\n")]
    paragraphs: list[str] = []
    for block in blocks:
        if block.startswith("#") or not block:
            continue
        if paragraphs and block[0].islower():
            paragraphs[-1] += " " + block
        else:
            paragraphs.append(block)
    return [sentences(paragraph) for paragraph in paragraphs]


def evaluate_statement(statement: Path, questions: Path, embedder: Embedder) -> None:
    """Print how often a right sentence comes first: one that holds a `must` phrase in one of the paragraphs."""
    by_paragraph = read_statement(statement)
    lines = [sentence for paragraph in by_paragraph for sentence in paragraph]
    owner = np.array([number for number, paragraph in enumerate(by_paragraph) for _ in paragraph])
    collection = Collection([" ".join(paragraph) for paragraph in by_paragraph], [], lines, owner.tolist(), [])
    asked = [row for row in read_jsonl(questions) if row.get("answerable", True)]
    scores = Scores(collection, [row["question"] for row in asked], embedder)
    right = np.array([
        [owner[i] + 1 in row["paragraphs"] and any(must.lower() in line.lower() for must in row["must"])
         for i, line in enumerate(lines)]
        for row in asked
    ])
    bm25 = share_of_maximum(scores.sentence_bm25)
    parts = np.stack([bm25, scores.sentence_cosine, scores.cosine[:, owner], scores.bm25[:, owner]])
    print(f"\n{statement.name}: {len(asked)} questions, {len(lines)} sentences, right sentence first")
    for weights in [(1, 0, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0.5), (1, 1, 0, 0), (1, 2, 0, 0), (1, 2, 0, 0.5), (1, 2, 0.5, 0.5)]:
        best = np.tensordot(np.array(weights), parts, 1).argmax(axis=1)
        print(f"| {' / '.join(map(str, weights))} | {100 * right[np.arange(len(asked)), best].mean():.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="*", default=[])
    parser.add_argument("--wordnet", type=Path, help="folder of WordNet's dict files, needed with --squad")
    parser.add_argument("--statement", type=Path)
    parser.add_argument("--questions", type=Path, help="questions over the statement, JSON lines")
    parser.add_argument("--mix", type=float, default=1.0, help="weight of the cosine beside BM25 / its maximum")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    embedder = Embedder(arguments.model)
    if arguments.squad:
        wordnet = WordNet(arguments.wordnet)
        for path in arguments.squad:
            evaluate_squad(path, embedder, wordnet, arguments.mix, arguments.seed)
    if arguments.statement and arguments.questions:
        evaluate_statement(arguments.statement, arguments.questions, embedder)
    print(f"\n{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
