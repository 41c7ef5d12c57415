"""Reading examples out of files in SQuAD's format: each question with several passages, some of which don't answer it."""

import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from cloze import Rewording, reword
from mine_reading import NOWHERE, Reading, tokens_of
from text import content_words, sentences
from tokenizers import Tokenizer
from wordnet import Thesaurus, WordNet

REWORDED = Rewording(0.0, 0.0, 0.35, 0.15)


@dataclass(frozen=True)
class Asked:
    """A question of a set; without an answer where its paragraph holds none."""

    question: str
    article: str
    paragraph: int
    answer: tuple[int, int]


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
                    answer = NOWHERE
                    if not item.get("is_impossible"):
                        first = min(item["answers"], key=lambda given: len(given["text"]))
                        answer = (first["answer_start"], first["answer_start"] + len(first["text"]))
                    asked.append(Asked(item["question"].strip(), title, at, answer))
    return paragraphs, asked


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
    answer = own[asked.answer[0] : asked.answer[1]].lower()
    wanted = set(content_words(asked.question))
    options: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        ranges = sentence_ranges(paragraph)
        at = rng.randrange(len(ranges))
        width = rng.choice([1, 1, 2, 20])
        text = paragraph[ranges[at][0] : ranges[min(len(ranges) - 1, at + width - 1)][1]]
        if paragraph is own and text.find(own[asked.answer[0] : asked.answer[1]]) >= 0:
            continue
        if len(answer) > 1 and answer not in text.lower():
            shared = wanted.intersection(content_words(text))
            options.append((sum(1 / frequency[word] for word in shared) + rng.random() * 0.05, text))
    if not options:
        return None
    options.sort(reverse=True)
    return Reading(asked.question, rng.choice(options[:6])[1], NOWHERE)


def read_questions(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, wordnet: Path | None,
                   seed: int) -> list[list[tuple[np.ndarray, np.ndarray, int, int]]]:
    """For each question several variants of which training draws one at a time: whole and cut passages, reworded
    questions, and passages that don't answer it. About two in five variants have no answer."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    frequencies = {
        title: Counter(word for text in texts for word in set(content_words(text))) for title, texts in paragraphs.items()
    }
    vocabulary = sorted({word for counts in frequencies.values() for word in counts if word.isalpha()})
    thesaurus = Thesaurus(WordNet(wordnet), vocabulary) if wordnet else None

    def asking(question: str) -> str:
        return reword(question, REWORDED, thesaurus, rng) if thesaurus and rng.random() < 0.35 else question

    examples = []
    for item in asked:
        text = paragraphs[item.article][item.paragraph]
        readings: list[Reading | None] = []
        if item.answer == NOWHERE:
            readings = [Reading(item.question, text, NOWHERE)] * 2
        else:
            readings = [Reading(item.question, text, item.answer)]
            readings += [Reading(asking(item.question), text, item.answer)]
            readings += [Reading(asking(item.question), *cut(text, item.answer, rng)) for _ in range(2)]
            readings += [unanswering(item, paragraphs[item.article], frequencies[item.article], rng) for _ in range(3)]
        variants = [made for reading in readings if reading and (made := tokens_of(reading, tokenizer))]
        if variants:
            examples.append([(np.array(q), np.array(p), first, last) for q, p, first, last in variants])
    return examples
