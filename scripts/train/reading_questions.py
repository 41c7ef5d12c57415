"""Reading examples out of files in SQuAD's format: each question with several passages, some of which don't answer it."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from cloze import Rewording, reword
from mine_reading import NOWHERE, Reading, tokens_of
from text import content_words, sentences
from thesaurus import Thesaurus
from tokenizers import Tokenizer
from wordnet import WordNet

REWORDED = Rewording(0.0, 0.0, 0.35, 0.15)
LISTED = 4
"""Sentences a list holds: the one that answers, and three that don't."""

JOINED = (2, 3, 3, 4, 6)
"""How many sentences are read as one passage, one of these by chance."""
MISTAKEN = 8

Example = tuple[np.ndarray, np.ndarray, int, int]
"""The question's and the passage's tokens, and the answer's first and last token in the passage or -1."""
Lists = list[list[list[Example]]]
"""For each question several lists to draw one from."""
Confused = dict[tuple[str, str], list[str]]
"""For an article's title and a question the sentences that a reader finds most relevant, the most relevant first."""


@dataclass(frozen=True)
class Words:
    """What questions are reworded by: WordNet's folder, and the written thesaurus if there is one."""

    wordnet: Path
    entries: Path | None = None


@dataclass(frozen=True)
class Asked:
    """A question of a set; without an answer where its paragraph holds none."""

    question: str
    article: str
    paragraph: int
    answer: tuple[int, int]
    starts: tuple[int, ...] = ()
    """Where each of its answers begins in the paragraph."""


def read_titles(paths: list[Path]) -> set[str]:
    """Those of articles, one a line."""
    return {title for path in paths for title in path.read_text(encoding="utf-8").split("\n")}


def read_articles(paths: list[Path], left_out: set[str]) -> tuple[dict[str, list[str]], list[Asked]]:
    """The paragraphs of each article and the questions about them; a question that stands in two files comes once."""
    paragraphs: dict[str, list[str]] = {}
    asked: list[Asked] = []
    seen: set[tuple[str, str]] = set()
    for path in paths:
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            title = article["title"]
            if title in left_out:
                continue
            known = paragraphs.setdefault(title, [])
            for paragraph in article["paragraphs"]:
                if paragraph["context"] not in known:
                    known.append(paragraph["context"])
                at = known.index(paragraph["context"])
                for item in paragraph["qas"]:
                    key = (item["question"].strip(), paragraph["context"][:60])
                    if key in seen:
                        continue
                    seen.add(key)
                    answer, starts = NOWHERE, ()
                    if not item.get("is_impossible"):
                        first = min(item["answers"], key=lambda given: len(given["text"]))
                        answer = (first["answer_start"], first["answer_start"] + len(first["text"]))
                        starts = tuple(given["answer_start"] for given in item["answers"])
                    asked.append(Asked(item["question"].strip(), title, at, answer, starts))
    return paragraphs, asked


@cache
def word_set(text: str) -> frozenset[str]:
    """The content words of a text."""
    return frozenset(content_words(text))


@cache
def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    ranges, at = [], 0
    for sentence in sentences(text):
        at = text.index(sentence, at)
        ranges.append((at, at + len(sentence)))
        at += len(sentence)
    return ranges


def cut(text: str, answer: tuple[int, int], rng: random.Random) -> tuple[str, tuple[int, int]]:
    """Some sentences around the answer."""
    ranges = sentence_ranges(text)
    first = max(i for i, (start, _) in enumerate(ranges) if start <= answer[0] or i == 0)
    last = max(first, min(i for i, (_, end) in enumerate(ranges) if end >= answer[1] or i == len(ranges) - 1))
    before, after = rng.choice([(0, 0), (0, 0), (1, 0), (1, 1)])
    start, end = ranges[max(0, first - before)][0], ranges[min(len(ranges) - 1, last + after)][1]
    return text[start:end], (answer[0] - start, answer[1] - start)


def unanswering(asked: Asked, paragraphs: list[str], frequency: Counter[str], rng: random.Random) -> Reading | None:
    """The question beside sentences of its article that look like it and don't hold its answer."""
    own = paragraphs[asked.paragraph]
    answer = "" if asked.answer == NOWHERE else own[asked.answer[0] : asked.answer[1]].lower()
    wanted = set(content_words(asked.question))
    options: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        ranges = sentence_ranges(paragraph)
        at = rng.randrange(len(ranges))
        width = rng.choice([1, 1, 2, 20])
        text = paragraph[ranges[at][0] : ranges[min(len(ranges) - 1, at + width - 1)][1]]
        if paragraph is own and answer and text.lower().find(answer) >= 0:
            continue
        if asked.answer == NOWHERE or (len(answer) > 1 and answer not in text.lower()):
            shared = wanted & word_set(text)
            options.append((sum(1 / frequency[word] for word in shared) + rng.random() * 0.05, text))
    if not options:
        return None
    options.sort(reverse=True)
    return Reading(asked.question, rng.choice(options[:6])[1], NOWHERE)


def read_confused(path: Path) -> Confused:
    """JSON lines of confused_sentences.py."""
    entries = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {(entry["article"], entry["question"]): entry["sentences"] for entry in entries}


def answering(paragraphs: dict[str, list[str]], asked: list[Asked]) -> dict[tuple[str, str], set[str]]:
    """For an article's title and a question all sentences that hold an answer."""
    found: dict[tuple[str, str], set[str]] = {}
    for item in asked:
        text = paragraphs[item.article][item.paragraph]
        held = found.setdefault((item.article, item.question), set())
        held |= {sentence_of(text, (start, start))[0] for start in item.starts}
    return found


@dataclass(frozen=True)
class Lines:
    """A question beside the sentences of its article: the one that answers, if one does, and where the answer is in it; those that a
    reader took for answers; others that look most like the question; the rest. All in the article's order in `order`."""

    asked: Asked
    right: Reading | None
    mistaken: list[str]
    near: list[str]
    far: list[str]
    order: dict[str, int]


def lines_of(paragraphs: dict[str, list[str]], asked: list[Asked], seed: int, confused: Confused) -> Iterator[Lines]:
    """For each question of some articles."""
    rng = random.Random(seed)
    sentences_of = {
        title: [(at, text[start:end]) for at, text in enumerate(texts) for start, end in sentence_ranges(text)]
        for title, texts in paragraphs.items()
    }
    orders = {title: {line: place for place, (_, line) in reversed(list(enumerate(lines)))} for title, lines in sentences_of.items()}
    words_of = {title: [word_set(text) for _, text in lines] for title, lines in sentences_of.items()}
    frequencies = {title: Counter(word for words in found for word in words) for title, found in words_of.items()}
    right = answering(paragraphs, asked)
    for item in asked:
        text = paragraphs[item.article][item.paragraph]
        answer = text[item.answer[0] : item.answer[1]].lower()
        frequency = frequencies[item.article]
        wanted = set(content_words(item.question))
        others = sorted(
            (
                (sum(1 / frequency[word] ** 0.5 for word in wanted & words) + 0.3 * (at == item.paragraph) + rng.random() * 0.1, line)
                for (at, line), words in zip(sentences_of[item.article], words_of[item.article], strict=True)
                if item.answer == NOWHERE or (answer not in line.lower() and line not in right[item.article, item.question])
            ),
            reverse=True,
        )
        wrong = [line for _, line in others]
        mistaken = [line for line in confused.get((item.article, item.question), []) if line in wrong]
        own = None if item.answer == NOWHERE else Reading(item.question, *sentence_of(text, item.answer))
        yield Lines(item, own, mistaken, [line for line in wrong[:9] if line not in mistaken], wrong[9:], orders[item.article])


def sentence_lists(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, words: Words | None, seed: int, confused: Confused) -> Lists:
    """For each question two lists to draw one from: the sentence that answers, then LISTED - 1 sentences of the article
    that don't, most of them those that look most like the question, or that a reader took for answers (as Xiong et al.,
    2021, choose negatives by the model). Where nothing answers, LISTED of these."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    thesaurus = thesaurus_of(paragraphs, words)
    lists = []
    for lines in lines_of(paragraphs, asked, seed, confused):
        variants = []
        for question in (lines.asked.question, _asking(lines.asked.question, thesaurus, rng)):
            chosen = rng.sample(lines.mistaken, min(3, len(lines.mistaken)))
            chosen += rng.sample(lines.near, min(4 - len(chosen), len(lines.near))) + rng.sample(lines.far, min(LISTED, len(lines.far)))
            readings = [Reading(question, lines.right.passage, lines.right.answer)] if lines.right else []
            readings += [Reading(question, line, NOWHERE) for line in chosen]
            made = [tokens for reading in readings if (tokens := tokens_of(reading, tokenizer))]
            if len(made) >= LISTED and (not lines.right or made[0][2] >= 0):
                variants.append([_example(tokens) for tokens in made[:LISTED]])
        if variants:
            lists.append(variants)
    return lists


def joined_sentences(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, words: Words | None, seed: int, confused: Confused) -> list[list[Example]]:
    """For each question variants of which training draws one: some sentences of the article, one of which answers or none, that a
    reader mistook for each other, in the article's order, read as one passage."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    thesaurus = thesaurus_of(paragraphs, words)
    examples = []
    for lines in lines_of(paragraphs, asked, seed, confused):
        wrong = (lines.mistaken + lines.near)[:MISTAKEN]
        variants = []
        for holds in (True, True, False) if lines.right else (False, False):
            count = rng.choice(JOINED) - holds
            if len(wrong) < count:
                continue
            question = _asking(lines.asked.question, thesaurus, rng)
            chosen = rng.sample(wrong, count) + ([lines.right.passage] if holds and lines.right else [])
            chosen.sort(key=lambda line: lines.order.get(line, 0))
            answer = NOWHERE
            if holds and lines.right:
                before = sum(len(line) + 1 for line in chosen[: chosen.index(lines.right.passage)])
                answer = (before + lines.right.answer[0], before + lines.right.answer[1])
            if tokens := tokens_of(Reading(question, " ".join(chosen), answer), tokenizer):
                variants.append(_example(tokens))
        if variants:
            examples.append(variants)
    return examples


def _example(tokens: tuple[list[int], list[int], int, int]) -> Example:
    question, passage, first, last = tokens
    return np.array(question), np.array(passage), first, last


def sentence_of(text: str, answer: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """The sentence that holds an answer's beginning, and the answer in it."""
    start, end = max((r for r in sentence_ranges(text) if r[0] <= answer[0]), default=(0, len(text)))
    return text[start:end], (answer[0] - start, min(answer[1], end) - start)


def thesaurus_of(paragraphs: dict[str, list[str]], words: Words | None) -> Thesaurus | None:
    """For the words of some articles; None where questions are not to be reworded."""
    vocabulary = sorted({word for texts in paragraphs.values() for text in texts for word in content_words(text) if word.isalpha()})
    return Thesaurus(WordNet(words.wordnet), vocabulary, words.entries) if words else None


def _asking(question: str, thesaurus: Thesaurus | None, rng: random.Random) -> str:
    return reword(question, REWORDED, thesaurus, rng) if thesaurus and rng.random() < 0.5 else question


def read_questions(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, words: Words | None,
                   seed: int) -> list[list[Example]]:
    """For each question several variants of which training draws one at a time: whole and cut passages, reworded
    questions, and passages that don't answer it. About two in five variants have no answer."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    frequencies = {
        title: Counter(word for text in texts for word in set(content_words(text))) for title, texts in paragraphs.items()
    }
    thesaurus = thesaurus_of(paragraphs, words)
    examples = []
    for item in asked:
        text = paragraphs[item.article][item.paragraph]
        readings: list[Reading | None] = []
        if item.answer == NOWHERE:
            readings = [Reading(item.question, text, NOWHERE)]
            readings += [unanswering(item, paragraphs[item.article], frequencies[item.article], rng) for _ in range(2)]
        else:
            readings = [Reading(item.question, text, item.answer)]
            readings += [Reading(_asking(item.question, thesaurus, rng), text, item.answer)]
            readings += [Reading(_asking(item.question, thesaurus, rng), *cut(text, item.answer, rng)) for _ in range(2)]
            readings += [unanswering(item, paragraphs[item.article], frequencies[item.article], rng) for _ in range(3)]
        variants = [made for reading in readings if reading and (made := tokens_of(reading, tokenizer))]
        if variants:
            examples.append([_example(tokens) for tokens in variants])
    return examples
