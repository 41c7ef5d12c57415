"""Stage: tune the token table on questions and the sentences that answer them.

    python tune_embedder.py --table table.npy --tokenizer tokenizer.json --squad people.json squadshifts.json \\
        --leave-out final_articles.txt calibration_articles.txt --judge people-judge.json --out tuned.npy

Files in SQuAD's format; articles are cut into documents of a few paragraphs. A question's right sentence is held against all
sentences of its document (which is where it will be looked for) and against those of the other documents in the batch.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from reading_questions import sentence_ranges
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from train_embedder import SCALE
from train_tokenizer import SPECIAL_TOKENS

PARAGRAPHS = 8
DOCUMENTS = 24
"""In a batch."""
MOST_QUESTIONS = 40
"""Of one document in a batch."""
DROP = 0.15
"""The part of a question's tokens that is left out."""
WARM_UP_STEPS = 20

Tokens = list[int]


class Document(NamedTuple):
    """The sentences of a few paragraphs, and questions, each with the index of the sentence that answers it."""

    sentences: list[Tokens]
    questions: list[tuple[Tokens, int]]


def read_documents(path: Path, tokenizer: Tokenizer, left_out: set[str]) -> list[Document]:
    unknown = tokenizer.token_to_id("[UNK]")

    def tokens_of(text: str) -> Tokens:
        return [token for token in tokenizer.encode(text, add_special_tokens=False).ids if token != unknown] or [unknown]

    documents = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        if article["title"] in left_out:
            continue
        for at in range(0, len(article["paragraphs"]), PARAGRAPHS):
            document = Document([], [])
            for paragraph in article["paragraphs"][at : at + PARAGRAPHS]:
                ranges = sentence_ranges(paragraph["context"])
                for asked in paragraph["qas"]:
                    if not asked.get("is_impossible"):
                        start = min(asked["answers"], key=lambda given: len(given["text"]))["answer_start"]
                        right = max((i for i, (first, _) in enumerate(ranges) if first <= start), default=0)
                        document.questions.append((tokens_of(asked["question"]), len(document.sentences) + right))
                document.sentences.extend(tokens_of(paragraph["context"][start:end]) for start, end in ranges)
            if document.questions:
                documents.append(document)
    return documents


def embed(table: Tensor, texts: list[Tokens]) -> Tensor:
    """(texts, dimensions), of length 1."""
    tokens = torch.tensor([token for text in texts for token in text])
    offsets = torch.tensor(np.cumsum([0, *(len(text) for text in texts[:-1])]))
    return functional.normalize(functional.embedding_bag(tokens, table, offsets, mode="sum"), dim=1)


def right_first(table: Tensor, documents: list[Document]) -> float:
    """The part of the questions whose right sentence is nearest among its document's."""
    right = asked = 0
    with torch.no_grad():
        for sentences, questions in documents:
            nearest = (embed(table, [tokens for tokens, _ in questions]) @ embed(table, sentences).T).argmax(1)
            right += sum(int(found) == wanted for found, (_, wanted) in zip(nearest, questions, strict=True))
            asked += len(questions)
    return right / asked


def loss_of(table: Tensor, batch: list[Document], rng: random.Random) -> Tensor:
    """InfoNCE, half over the document's sentences, half over the batch's."""
    sentences: list[Tokens] = []
    questions: list[Tokens] = []
    right, asked_of, stands_in = [], [], []
    for number, document in enumerate(batch):
        for tokens, answer in rng.sample(document.questions, min(MOST_QUESTIONS, len(document.questions))):
            questions.append([token for token in tokens if rng.random() > DROP] or tokens)
            right.append(len(sentences) + answer)
            asked_of.append(number)
        sentences += document.sentences
        stands_in += [number] * len(document.sentences)
    scores = SCALE * embed(table, questions) @ embed(table, sentences).T
    elsewhere = torch.tensor(asked_of)[:, None] != torch.tensor(stands_in)[None, :]
    wanted = torch.tensor(right)
    inside = functional.cross_entropy(scores.masked_fill(elsewhere, -math.inf), wanted)
    return (functional.cross_entropy(scores, wanted) + inside) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="titles never to train on, a line each")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="files to tell the right sentence's rank on, after each round")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    rng = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    left_out = {title for path in arguments.leave_out for title in path.read_text(encoding="utf-8").split("\n")}
    documents = [document for path in arguments.squad for document in read_documents(path, tokenizer, left_out)]
    judges = {path.stem: read_documents(path, tokenizer, set()) for path in arguments.judge}
    table = torch.from_numpy(np.load(arguments.table))
    table[[tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]] = 0
    table.requires_grad_()
    batches = math.ceil(len(documents) / DOCUMENTS)
    steps = arguments.rounds * batches
    optimizer = torch.optim.Adam([table], lr=arguments.rate, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / WARM_UP_STEPS) * (1 - step / steps))
    print(f"{len(documents)} documents, {sum(len(document.questions) for document in documents):,} questions")
    started = time.monotonic()
    for number in range(arguments.rounds):
        rng.shuffle(documents)
        losses = []
        for at in range(0, len(documents), DOCUMENTS):
            loss = loss_of(table, documents[at : at + DOCUMENTS], rng)
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        figures = ", ".join(f"{name} {right_first(table, judge):.3f}" for name, judge in judges.items())
        print(f"round {number + 1}: loss {np.mean(losses):.3f}, right sentence {figures}, {time.monotonic() - started:.0f} s", flush=True)
    np.save(arguments.out, table.detach().numpy())


if __name__ == "__main__":
    main()
