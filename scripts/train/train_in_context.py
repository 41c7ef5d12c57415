"""Stage: train the token table beside blocks that read in context, on questions and the sentences and paragraphs that answer them.

    python train_in_context.py --table table.npy --tokenizer tokenizer.json --squad plain.json people.json --mined reading \\
        --leave-out final_articles.txt calibration_articles.txt --wordnet /usr/share/wordnet --thesaurus ../thesaurus/entries.txt \\
        --judge plain-judge.json --steps 900 --out table-in-context.npy

As in tune_embedder.py a question is held against all sentences of its document, or all paragraphs, and against those of the others in
the batch; one that its document doesn't answer should be nearer to none of them than a bar, which is learned. All of it counts for the
vector and for its context alone, which would else add nothing for long to what the rows say. What is kept is the table: read without
the blocks it ranks as well as with them (docs/models.md). Goes on from OUT.checkpoint when interrupted.
"""

import argparse
import math
import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from reading_questions import read_titles
from swapping import Swapping
from table_in_context import TableInContext, embed_texts
from together import add_arguments, seed_of, together_of
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from train_embedder import SCALE
from train_reader import Mined
from train_tokenizer import SPECIAL_TOKENS
from training import Training
from tune_embedder import Document, Splitter, Synonyms, Tokens, read_documents, right_first

DOCUMENTS = 16
"""In a batch."""
MOST_ANSWERED, MOST_UNANSWERED = 28, 12
"""Questions of one document in a batch."""
OF_PARAGRAPHS = 0.35
"""The part of the documents whose paragraphs are held against the questions, in place of their sentences."""
DROP = 0.1
"""The part of a question's tokens that is left out."""
PAIRS = 256
"""Pairs of words in a batch."""
OF_BAR, OF_WORDS = 0.25, 0.5
"""What telling whether anything answers, and words that stand for each other, weigh beside the questions."""
WARM_UP = 0.04
JUDGED_EVERY = 250


@dataclass
class Batch:
    """Questions and what they are held against; `right` is the place of what answers, or -1."""

    questions: list[Tokens] = field(default_factory=list)
    read: list[Tokens] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    asked_of: list[int] = field(default_factory=list)
    stands_in: list[int] = field(default_factory=list)


class Batches:
    """Draws batches: documents one after the other in a random order, and some mined questions beside them."""

    def __init__(self, documents: list[Document], mined: Mined, mined_count: int, synonyms: Synonyms, tokens_of: Splitter, rng: random.Random) -> None:
        self._documents, self._mined, self._mined_count = documents, mined, mined_count
        self._synonyms, self._tokens_of, self._rng = synonyms, tokens_of, rng
        self._queue: list[Document] = []

    def next(self) -> Batch:
        if len(self._queue) < DOCUMENTS:
            self._queue = self._rng.sample(self._documents, len(self._documents))
        batch = Batch()
        for number in range(DOCUMENTS):
            self._add(self._queue.pop(), number, batch)
        for _ in range(self._mined_count):
            self._add_mined(batch)
        return batch

    def _add(self, document: Document, number: int, batch: Batch) -> None:
        is_whole = self._rng.random() < OF_PARAGRAPHS
        answered = self._rng.sample(document.answered, min(MOST_ANSWERED, len(document.answered)))
        unanswered = self._rng.sample(document.unanswered, min(MOST_UNANSWERED, len(document.unanswered)))
        asked = [(question, len(batch.read) + (paragraph if is_whole else sentence)) for question, sentence, paragraph in answered]
        for question, right in asked + [(question, -1) for question in unanswered]:
            tokens = self._tokens_of(self._synonyms.reworded(question))
            batch.questions.append([token for token in tokens if self._rng.random() > DROP] or tokens)
            batch.right.append(right)
            batch.asked_of.append(number)
        held = document.paragraphs if is_whole else document.sentences
        batch.read += held
        batch.stands_in += [number] * len(held)

    def _add_mined(self, batch: Batch) -> None:
        question, passage, first, _ = self._mined.example(self._rng.randrange(len(self._mined)))
        if first >= 0:
            batch.questions.append(question.tolist())
            batch.right.append(len(batch.read))
            batch.asked_of.append(DOCUMENTS + len(batch.read))
            batch.stands_in.append(DOCUMENTS + len(batch.read))
            batch.read.append(passage.tolist())


def swapped(texts: list[Tokens], swapping: Swapping) -> list[Tokens]:
    """The texts of a batch with the same tokens swapped in all of them."""
    ids = iter(swapping(torch.tensor([token for text in texts for token in text])).tolist())
    return [[next(ids) for _ in text] for text in texts]


def loss_of(model: TableInContext, batch: Batch, pairs: list[tuple[Tokens, Tokens]], swapping: Swapping | None) -> Tensor:
    """InfoNCE over the batch and over the document, whether anything answers, and words that stand for each other."""
    texts = batch.read + batch.questions
    words = [word for pair in pairs for word in pair]
    held, asked = len(batch.read), len(batch.questions)
    right = torch.tensor(batch.right)
    elsewhere = torch.tensor(batch.asked_of)[:, None] != torch.tensor(batch.stands_in)[None, :]
    of_document = torch.tensor(batch.asked_of) < DOCUMENTS
    answered = right >= 0
    loss = torch.zeros(())
    for vectors, bar in zip(embed_texts(model, (swapped(texts, swapping) if swapping else texts) + words), model.bar, strict=True):
        scores = SCALE * vectors[held : held + asked] @ vectors[:held].T
        inside = torch.cat((scores.masked_fill(elsewhere, -math.inf), (SCALE * bar).expand(asked, 1)), dim=1)
        wanted = torch.where(answered, right, held)
        both = answered & of_document
        loss = loss + (functional.cross_entropy(scores[answered], right[answered]) + functional.cross_entropy(inside[both, :held], right[both])) / 2
        loss = loss + OF_BAR * functional.cross_entropy(inside[of_document], wanted[of_document])
        alike = SCALE * vectors[held + asked :: 2] @ vectors[held + asked + 1 :: 2].T
        loss = loss + OF_WORDS * functional.cross_entropy(alike, torch.arange(len(pairs)))
    return loss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True, help="the token table to start from")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--mined", type=Path, required=True, help="folder that mine_reading.py wrote")
    parser.add_argument("--mined-count", type=int, default=96, help="mined questions in a batch")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="titles never to train on, a line each")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="files to tell the right sentence's rank on now and then, by the table alone")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of WordNet's dict files, to reword questions by")
    parser.add_argument("--thesaurus", type=Path, required=True, help="a written thesaurus, to reword them by too and for its pairs of words")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--table-rate", type=float, default=1e-3)
    parser.add_argument("--swap", type=float, default=0.15, help="part of the tokens that each batch swaps for like ones")
    parser.add_argument("--dropout", type=float, default=0.1)
    add_arguments(parser)
    arguments = parser.parse_args()
    checkpoint = arguments.out.with_suffix(".checkpoint")
    seed = seed_of(arguments, checkpoint)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    tokens_of = Splitter(tokenizer)
    model = TableInContext(torch.from_numpy(np.load(arguments.table)), dropout=arguments.dropout)
    left_out = read_titles(arguments.leave_out)
    documents = [document for path in arguments.squad for document in read_documents(path, tokens_of, left_out)]
    judges = {path.stem: read_documents(path, tokens_of, set()) for path in arguments.judge}
    synonyms = Synonyms(arguments.thesaurus, arguments.wordnet, tokens_of, rng)
    batches = Batches(documents, Mined(arguments.mined, seed), arguments.mined_count, synonyms, tokens_of, rng)
    swapping = Swapping(model.table.weight.data, arguments.swap) if arguments.swap else None
    training = Training(model, checkpoint, steps=arguments.steps, rate=arguments.rate, warm_up=WARM_UP, decay=0, average=0, together=together_of(arguments),
                        rates={"table.weight": arguments.table_rate})
    print(f"{len(documents)} documents, {sum(len(one.answered) + len(one.unanswered) for one in documents):,} questions", flush=True)
    while training.done < training.steps:
        training.step(loss_of(model, batches.next(), synonyms.pairs()[:PAIRS], swapping))
        if training.done % JUDGED_EVERY == 0 or training.done == training.steps:
            print(", ".join(f"{name} {right_first(model.table.weight, judge, tokens_of):.3f}" for name, judge in judges.items()), flush=True)
    table = training.weights["table.weight"].numpy()
    table[[tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]] = 0
    np.save(arguments.out, table)


if __name__ == "__main__":
    main()
