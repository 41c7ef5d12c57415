"""Stage: for each question, the sentences of its document that the embedder finds nearest, for a reader to tell from the one that answers.

    python near_sentences.py --table table.npy --tokenizer tokenizer.json --squad plain.json --known confused.jsonl --out near.jsonl

What it writes has the form of what confused_sentences.py writes, takes a hundredth of its time, and leaves out the questions that
`--known` has.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from confused_sentences import KEPT
from reading_questions import read_articles, read_confused, sentence_ranges
from tokenizers import Tokenizer
from tune_embedder import Splitter, embed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--known", type=Path, help="what confused_sentences.py wrote: its questions are left out")
    parser.add_argument("--kept", type=int, default=KEPT, help="how many sentences for each question")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    table = torch.from_numpy(np.load(arguments.table))
    tokens_of = Splitter(Tokenizer.from_file(str(arguments.tokenizer)))
    known = read_confused(arguments.known) if arguments.known else {}
    paragraphs, asked = read_articles(arguments.squad, set())
    questions: dict[str, list[str]] = defaultdict(list)
    for title, question in dict.fromkeys((item.article, item.question) for item in asked):
        if (title, question) not in known:
            questions[title].append(question)
    with arguments.out.open("w", encoding="utf-8") as out:
        for title, own in questions.items():
            lines = [text[start:end] for text in paragraphs[title] for start, end in sentence_ranges(text)]
            scores = embed(table, [tokens_of(question) for question in own]) @ embed(table, [tokens_of(line) for line in lines]).T
            for question, nearest in zip(own, scores.argsort(dim=1, descending=True).tolist(), strict=True):
                entry = {"article": title, "question": question, "sentences": [lines[at] for at in nearest[: arguments.kept]]}
                out.write(json.dumps(entry, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
