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
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import numpy as np
import torch
from cloze import Rewording, reword
from reading_questions import read_titles, sentence_ranges
from thesaurus import Thesaurus, read_entries
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from train_embedder import SCALE
from train_tokenizer import SPECIAL_TOKENS
from wordnet import WordNet

PARAGRAPHS = 8
DOCUMENTS = 24
"""In a batch."""
MOST_QUESTIONS = 40
"""Of one document in a batch."""
DROP = 0.3
"""The part of a question's tokens that is left out."""
WARM_UP_STEPS = 20
REWORDING = 0.6
"""The part of the questions that are put in other words."""
REWORDED = Rewording(0.0, 0.0, 0.35, 0.15)
PAIRS = 512
"""Pairs of words in a batch."""
OF_WORDS = 1.0
"""What they weigh beside the questions."""

Tokens = list[int]


@dataclass
class Document:
    """A few paragraphs; questions, each with the sentence and the paragraph that answer it, and those that they don't answer."""

    sentences: list[Tokens] = field(default_factory=list)
    paragraphs: list[Tokens] = field(default_factory=list)
    answered: list[tuple[str, int, int]] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


class Splitter:
    """A text's tokens, those left out that the tokenizer doesn't know."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("[UNK]")

    def __call__(self, text: str) -> Tokens:
        ids = self._tokenizer.encode(text, add_special_tokens=False).ids
        return [token for token in ids if token != self._unknown] or [self._unknown]


class Synonyms:
    """Pairs of words and phrases that stand for each other, and questions in other words."""

    def __init__(self, entries: Path, wordnet: Path, tokens_of: Splitter, rng: random.Random) -> None:
        written = read_entries(entries)
        self._pairs = [(tokens_of(word), tokens_of(other)) for word in written for other in written[word]]
        self._weights = list(accumulate(weight for others in written.values() for weight in others.values()))
        self._thesaurus = Thesaurus(WordNet(wordnet), [], entries)
        self._rng = rng

    def pairs(self) -> list[tuple[Tokens, Tokens]]:
        return self._rng.choices(self._pairs, cum_weights=self._weights, k=PAIRS)

    def reworded(self, question: str) -> str:
        return reword(question, REWORDED, self._thesaurus, self._rng) if self._rng.random() < REWORDING else question


def read_documents(path: Path, tokens_of: Splitter, left_out: set[str]) -> list[Document]:
    """Of a file in SQuAD's format, those of whose questions any is answered."""
    documents = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        if article["title"] in left_out:
            continue
        for at in range(0, len(article["paragraphs"]), PARAGRAPHS):
            document = Document()
            for number, paragraph in enumerate(article["paragraphs"][at : at + PARAGRAPHS]):
                text = paragraph["context"]
                ranges = sentence_ranges(text)
                for asked in paragraph["qas"]:
                    if asked.get("is_impossible"):
                        document.unanswered.append(asked["question"])
                        continue
                    start = min(asked["answers"], key=lambda given: len(given["text"]))["answer_start"]
                    right = max((i for i, (first, _) in enumerate(ranges) if first <= start), default=0)
                    document.answered.append((asked["question"], len(document.sentences) + right, number))
                document.sentences += [tokens_of(text[first:end]) for first, end in ranges]
                document.paragraphs.append(tokens_of(text))
            if document.answered:
                documents.append(document)
    return documents


def embed(table: Tensor, texts: list[Tokens]) -> Tensor:
    """(texts, dimensions), of length 1."""
    tokens = torch.tensor([token for text in texts for token in text])
    offsets = torch.tensor(np.cumsum([0, *(len(text) for text in texts[:-1])]))
    return functional.normalize(functional.embedding_bag(tokens, table, offsets, mode="sum"), dim=1)


def right_first(table: Tensor, documents: list[Document], tokens_of: Splitter) -> float:
    """The part of the questions whose right sentence is nearest among its document's."""
    right = asked = 0
    with torch.no_grad():
        for document in documents:
            questions = embed(table, [tokens_of(question) for question, _, _ in document.answered])
            nearest = (questions @ embed(table, document.sentences).T).argmax(1)
            right += sum(int(found) == wanted for found, (_, wanted, _) in zip(nearest, document.answered, strict=True))
            asked += len(document.answered)
    return right / asked


def loss_of(table: Tensor, batch: list[Document], tokens_of: Splitter, synonyms: Synonyms | None, rng: random.Random) -> Tensor:
    """InfoNCE, half over the document's sentences, half over the batch's; a part over words that stand for each other."""
    sentences: list[Tokens] = []
    questions: list[Tokens] = []
    right, asked_of, stands_in = [], [], []
    for number, document in enumerate(batch):
        for question, answer, _ in rng.sample(document.answered, min(MOST_QUESTIONS, len(document.answered))):
            tokens = tokens_of(synonyms.reworded(question) if synonyms else question)
            questions.append([token for token in tokens if rng.random() > DROP] or tokens)
            right.append(len(sentences) + answer)
            asked_of.append(number)
        sentences += document.sentences
        stands_in += [number] * len(document.sentences)
    scores = SCALE * embed(table, questions) @ embed(table, sentences).T
    elsewhere = torch.tensor(asked_of)[:, None] != torch.tensor(stands_in)[None, :]
    wanted = torch.tensor(right)
    inside = functional.cross_entropy(scores.masked_fill(elsewhere, -math.inf), wanted)
    loss = (functional.cross_entropy(scores, wanted) + inside) / 2
    if synonyms is None:
        return loss
    words, others = zip(*synonyms.pairs(), strict=True)
    alike = SCALE * embed(table, list(words)) @ embed(table, list(others)).T
    return loss + OF_WORDS * functional.cross_entropy(alike, torch.arange(PAIRS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="titles never to train on, a line each")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], help="files to tell the right sentence's rank on, after each round")
    parser.add_argument("--wordnet", type=Path, help="folder of WordNet's dict files, to reword questions by")
    parser.add_argument("--thesaurus", type=Path, help="a written thesaurus, to reword them by too and for its pairs of words")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    rng = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    left_out = read_titles(arguments.leave_out)
    tokens_of = Splitter(tokenizer)
    documents = [document for path in arguments.squad for document in read_documents(path, tokens_of, left_out)]
    judges = {path.stem: read_documents(path, tokens_of, set()) for path in arguments.judge}
    synonyms = Synonyms(arguments.thesaurus, arguments.wordnet, tokens_of, rng) if arguments.thesaurus else None
    table = torch.from_numpy(np.load(arguments.table))
    table[[tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]] = 0
    table.requires_grad_()
    batches = math.ceil(len(documents) / DOCUMENTS)
    steps = arguments.rounds * batches
    optimizer = torch.optim.Adam([table], lr=arguments.rate, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / WARM_UP_STEPS) * (1 - step / steps))
    print(f"{len(documents)} documents, {sum(len(document.answered) for document in documents):,} questions")
    started = time.monotonic()
    for number in range(arguments.rounds):
        rng.shuffle(documents)
        losses = []
        for at in range(0, len(documents), DOCUMENTS):
            loss = loss_of(table, documents[at : at + DOCUMENTS], tokens_of, synonyms, rng)
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        figures = ", ".join(f"{name} {right_first(table, judge, tokens_of):.3f}" for name, judge in judges.items())
        print(f"round {number + 1}: loss {np.mean(losses):.3f}, right sentence {figures}, {time.monotonic() - started:.0f} s", flush=True)
    np.save(arguments.out, table.detach().numpy())


if __name__ == "__main__":
    main()
