"""Stage: questions, and the documents that they are about, as flat arrays of tokens, from which train_packed.py puts its batches together.

    python pack_questions.py --squad plain.json squad-1.1-dev.json --leave-out final_articles.txt --confused confused.jsonl \\
        --wordnet /usr/share/wordnet --tokenizer tokenizer.json --out questions.npz

A document's sentences stand one after another, so that a sentence, a paragraph and any part of it are ranges of tokens.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from cloze import reword
from mine_reading import LONGEST_QUESTION, Reading, tokens_of
from reading_questions import REWORDED, Confused, Lines, Words, lines_of, read_articles, read_confused, read_titles, sentence_ranges, thesaurus_of
from tokenizers import Tokenizer

WORDINGS = 6
"""Of each question: its own, then others by the thesaurus."""
LONGEST_SENTENCE = 220
HARD, EASY = 12, 12
MOST_MISTAKEN = 9
AVOIDED = 8
NONE = -1


class Documents:
    """The sentences of all documents, numbered from the first to the last."""

    def __init__(self, paragraphs: dict[str, list[str]], tokenizer: Tokenizer) -> None:
        lines: list[str] = []
        self.first: dict[str, int] = {}
        """The number of each document's first sentence."""
        self.bounds: list[tuple[int, int, int, int]] = []
        """Of each sentence its paragraph's first sentence and the one after its last, then its document's."""
        for title, texts in paragraphs.items():
            self.first[title] = len(lines)
            own = []
            for text in texts:
                start = len(lines)
                lines += [text[first:last] for first, last in sentence_ranges(text)]
                own += [(start, len(lines))] * (len(lines) - start)
            self.bounds += [(*each, self.first[title], len(lines)) for each in own]
        self.tokens = [np.array(each.ids[:LONGEST_SENTENCE], dtype=np.uint16) for each in tokenizer.encode_batch(lines, add_special_tokens=False)]
        self.starts = np.cumsum([0, *map(len, self.tokens)])


def wrong_sentences(lines: Lines, rng: random.Random) -> list[str]:
    """First HARD that a model took for answers or that look like the question, then some of the others."""
    mistaken = lines.mistaken[:MOST_MISTAKEN]
    ranked = mistaken + [line for line in lines.near + lines.far if line not in mistaken]
    others = ranked[HARD:]
    return ranked[:HARD] + rng.sample(others, min(EASY, len(others)))


def padded(values: list[int], width: int) -> list[int]:
    return (values + [NONE] * width)[:width]


def pack(paths: list[Path], left_out: set[str], tokenizer: Tokenizer, words: Words, confused: Confused, seed: int) -> dict[str, np.ndarray]:
    """`tokens` of all sentences, `sentences` (count + 1) their starts, `bounds` (count, 4); for each question `right` (its sentence or
    NONE), `home` (a sentence of its paragraph), `span` (first and last token among `tokens`), `wrong` and `avoided` (sentences or NONE);
    `asked` the tokens of WORDINGS wordings of each question, `wordings` their starts."""
    rng = random.Random(seed)
    paragraphs, asked = read_articles(paths, left_out)
    documents = Documents(paragraphs, tokenizer)
    thesaurus = thesaurus_of(paragraphs, words)
    rows: list[tuple[int, int, int, int, list[int], list[int]]] = []
    texts: list[str] = []
    for lines in lines_of(paragraphs, asked, seed, confused):
        item, document = lines.asked, documents.first[lines.asked.article]
        right, first, last = NONE, NONE, NONE
        held: list[int] = []
        if lines.right:
            right = document + lines.order[lines.right.passage]
            made = tokens_of(Reading("?", lines.right.passage, lines.right.answer), tokenizer)
            if not made or made[3] >= len(documents.tokens[right]):
                continue
            first, last = (int(documents.starts[right]) + place for place in made[2:])
            wrong = {*lines.mistaken, *lines.near, *lines.far}
            held = [document + place for line, place in lines.order.items() if line not in wrong]
        home = document + sum(len(sentence_ranges(text)) for text in paragraphs[item.article][: item.paragraph]) if right == NONE else right
        chosen = [document + lines.order[line] for line in wrong_sentences(lines, rng)]
        rows.append((right, home, first, last, padded(chosen, HARD + EASY), padded(held, AVOIDED)))
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
