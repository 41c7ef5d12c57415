"""Stage: questions, and the documents that they are about, as flat arrays of tokens, from which train_packed.py puts its batches together.

    python pack_questions.py --squad plain.json squad-1.1-dev.json --leave-out final_articles.txt --confused confused.jsonl \\
        --wordnet /usr/share/wordnet --tokenizer tokenizer.json --out questions.npz

A document's sentences stand one after another, so that a sentence, a paragraph and any part of it are ranges of tokens.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
from cloze import reword
from mine_reading import LONGEST_QUESTION, NOWHERE, Reading, tokens_of
from reading_questions import REWORDED, Asked, Confused, Words, answering, read_articles, read_confused, read_titles, sentence_of, sentence_ranges, word_set
from text import content_words
from thesaurus import Thesaurus
from tokenizers import Tokenizer
from wordnet import WordNet

WORDINGS = 6
"""Of each question: its own, then others by the thesaurus."""
LONGEST_SENTENCE = 220
HARD, EASY = 12, 12
AVOIDED = 8
NONE = -1


class Documents:
    """The sentences of all documents, numbered from the first to the last."""

    def __init__(self, paragraphs: dict[str, list[str]], tokenizer: Tokenizer) -> None:
        self.lines: list[str] = []
        self.numbers: dict[str, list[list[int]]] = {}
        """For each document and paragraph those of its sentences."""
        self.bounds: list[tuple[int, int, int, int]] = []
        """Of each sentence its paragraph's first sentence and the one after its last, then its document's."""
        for title, texts in paragraphs.items():
            start = len(self.lines)
            numbers = []
            for text in texts:
                ranges = sentence_ranges(text)
                numbers.append(list(range(len(self.lines), len(self.lines) + len(ranges))))
                self.lines += [text[first:last] for first, last in ranges]
            self.numbers[title] = numbers
            end = len(self.lines)
            self.bounds += [(own[0], own[-1] + 1, start, end) for own in numbers for _ in own]
        self.tokens = [np.array(each.ids[:LONGEST_SENTENCE], dtype=np.uint16) for each in tokenizer.encode_batch(self.lines, add_special_tokens=False)]
        self.starts = np.cumsum([0, *map(len, self.tokens)])


def wrong_sentences(asked: Asked, documents: Documents, right: set[int], mistaken: list[str], frequency: Counter[str], rng: random.Random) -> list[int]:
    """Sentences of the document that don't answer: first HARD that a model took for answers or that look like the question, then some of the others."""
    wanted = set(content_words(asked.question))
    ranked = []
    for at, own in enumerate(documents.numbers[asked.article]):
        for number in own:
            if number not in right:
                shared = wanted & word_set(documents.lines[number])
                ranked.append((sum(1 / frequency[word] ** 0.5 for word in shared) + 0.3 * (at == asked.paragraph) + rng.random() * 0.1, number))
    ranked.sort(reverse=True)
    order = {line: place for place, line in enumerate(mistaken)}
    taken = sorted((number for _, number in ranked if documents.lines[number] in order), key=lambda number: order[documents.lines[number]])
    rest = [number for _, number in ranked if number not in set(taken)]
    hard = (taken[:9] + rest)[:HARD]
    easy = [number for number in rest if number not in set(hard)]
    return hard + rng.sample(easy, min(EASY, len(easy)))


def holding(asked: Asked, documents: Documents, paragraph: str, answered: set[str]) -> list[int]:
    """Sentences of the document that hold an answer, or its words."""
    if asked.answer == NOWHERE:
        return []
    words = paragraph[slice(*asked.answer)].lower()
    numbers = (number for own in documents.numbers[asked.article] for number in own)
    return [number for number in numbers if documents.lines[number] in answered or words in documents.lines[number].lower()]


def padded(values: list[int], width: int) -> list[int]:
    return (values + [NONE] * width)[:width]


def pack(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, words: Words, confused: Confused, seed: int) -> dict[str, np.ndarray]:
    """`tokens` of all sentences, `sentences` (count + 1) their starts, `bounds` (count, 4); for each question `right` (its sentence or
    NONE), `home` (a sentence of its paragraph), `span` (first and last token among `tokens`), `wrong` and `avoided` (sentences or NONE);
    `asked` the tokens of WORDINGS wordings of each question, `wordings` their starts."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    documents = Documents(paragraphs, tokenizer)
    vocabulary = sorted({word for texts in paragraphs.values() for text in texts for word in content_words(text) if word.isalpha()})
    thesaurus = Thesaurus(WordNet(words.wordnet), vocabulary, words.entries)
    frequencies = {title: Counter(word for own in numbers for at in own for word in word_set(documents.lines[at])) for title, numbers in documents.numbers.items()}
    answered = answering(paragraphs, asked)
    rows: list[tuple[int, int, int, int, list[int], list[int]]] = []
    texts: list[str] = []
    for item in asked:
        own = documents.numbers[item.article][item.paragraph]
        held = holding(item, documents, paragraphs[item.article][item.paragraph], answered[item.article, item.question])
        right, first, last = NONE, NONE, NONE
        if item.answer != NOWHERE:
            sentence, inside = sentence_of(paragraphs[item.article][item.paragraph], item.answer)
            right = next(number for number in own if documents.lines[number] == sentence)
            made = tokens_of(Reading("?", sentence, inside), tokenizer)
            if not made or made[3] >= len(documents.tokens[right]):
                continue
            first, last = (int(documents.starts[right]) + place for place in made[2:])
        mistaken = confused.get((item.article, item.question), [])
        wrong = wrong_sentences(item, documents, {*held, right}, mistaken, frequencies[item.article], rng)
        rows.append((right, own[0] if right == NONE else right, first, last, padded(wrong, HARD + EASY), padded(held, AVOIDED)))
        texts += [item.question, *(reword(item.question, REWORDED, thesaurus, rng) for _ in range(WORDINGS - 1))]
    questions = [np.array(each.ids[:LONGEST_QUESTION], dtype=np.uint16) for each in tokenizer.encode_batch(texts, add_special_tokens=False)]
    right, home, first, last, wrong, avoided = zip(*rows, strict=True)
    return {
        "tokens": np.concatenate(documents.tokens), "sentences": documents.starts.astype(np.int32), "bounds": np.array(documents.bounds, dtype=np.int32),
        "asked": np.concatenate(questions), "wordings": np.cumsum([0, *map(len, questions)]).astype(np.int32),
        "right": np.array(right, dtype=np.int32), "home": np.array(home, dtype=np.int32), "span": np.array([first, last], dtype=np.int32).T.copy(),
        "wrong": np.array(wrong, dtype=np.int32), "avoided": np.array(avoided, dtype=np.int32),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--squad", type=Path, nargs="+", required=True, help="SQuAD-format files")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="titles of articles that are not trained on, one a line")
    parser.add_argument("--confused", type=Path, nargs="*", default=[], help="what confused_sentences.py or near_sentences.py wrote")
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--thesaurus", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    confused = {key: lines for path in arguments.confused for key, lines in read_confused(path).items()}
    arrays = pack(
        arguments.squad, read_titles(arguments.leave_out), Tokenizer.from_file(str(arguments.tokenizer)), Words(arguments.wordnet, arguments.thesaurus),
        confused, arguments.seed,
    )
    np.savez(arguments.out, **arrays)
    print(json.dumps({"saved": str(arguments.out), "questions": len(arrays["right"]), "sentences": len(arrays["bounds"]), "tokens": len(arrays["tokens"])}))


if __name__ == "__main__":
    main()
