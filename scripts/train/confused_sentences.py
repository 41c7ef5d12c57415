"""Stage: for each question the sentences of its article that a reader finds most relevant, as JSON lines for train_reader.py.

    python confused_sentences.py --reader reader8.pt --tokenizer tokenizer.json --squad a.json b.json --out confused.jsonl

With `--among`, what near_sentences.py wrote, it reads only the sentences named there, and only the questions.
"""

import argparse
import json
from functools import cache
from pathlib import Path

import numpy as np
import torch
from reader import Reader, load_reader, packed, relevance
from reading_questions import read_articles, read_confused, sentence_ranges
from tokenizers import Tokenizer

KEPT = 6
BATCH = 64
LONGEST = 200


def tokens_of(text: str, tokenizer: Tokenizer) -> list[int]:
    """A question's or a sentence's, as a reader is given them."""
    return tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]


def relevances(model: Reader, question: list[int], sentences: list[list[int]]) -> np.ndarray:
    """The reader's logit that a sentence answers, for each."""
    found = np.empty(len(sentences))
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for low in range(0, len(order), BATCH):
            chosen = order[low : low + BATCH]
            starts, ends = model(*map(torch.from_numpy, packed([(question, sentences[at]) for at in chosen])))
            found[chosen] = relevance(starts.float(), ends.float())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--among", type=Path, help="what near_sentences.py wrote: only its questions and sentences are read")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    model = load_reader(arguments.reader)
    model.eval()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))

    paragraphs, asked = read_articles(arguments.squad, set())
    lines = {title: [text[start:end] for text in texts for start, end in sentence_ranges(text)] for title, texts in paragraphs.items()}
    candidates = dict.fromkeys((item.article, item.question) for item in asked)
    among = read_confused(arguments.among) if arguments.among else {key: lines[key[0]] for key in candidates}
    encode = cache(lambda text: tokens_of(text, tokenizer))
    with arguments.out.open("w", encoding="utf-8") as out:
        for title, question in (key for key in candidates if key in among):
            held = among[title, question]
            best = relevances(model, tokens_of(question, tokenizer), [encode(line) for line in held]).argsort()[::-1][:KEPT]
            entry = {"article": title, "question": question, "sentences": [held[at] for at in best]}
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
