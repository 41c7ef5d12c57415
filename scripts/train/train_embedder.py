"""Stage 4: train the token table: a text's embedding is the normalised sum of its tokens' rows.

    python train_embedder.py --pairs pairs --tokenizer tokenizer.json --out table.npy

Contrastive training (InfoNCE) with in-batch negatives and one hard negative a pair; a batch holds pairs of one kind.
Batches depend on seed and step alone, so a run that was interrupted goes on from its last checkpoint, OUT.checkpoint.
"""

import argparse
import itertools
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from mine_pairs import KINDS, NONE
from tokenizers import Tokenizer
from torch.nn import functional

WEIGHTS = {
    "cloze-paragraph": 0.18, "cloze-sentence": 0.13, "reworded-paragraph": 0.10, "reworded-sentence": 0.10,
    "title": 0.09, "rest": 0.08, "neighbour": 0.03, "question-paragraph": 0.07, "question-sentence": 0.07,
    "answer": 0.02, "gloss": 0.05, "synonym": 0.03, "parallel": 0.05,
}
"""How often a batch is of each kind."""
DIMENSIONS = 256
SCALE = 20.0
LEARNING_RATE = 0.003
WARM_UP = 0.03
LEAST_DROP, MOST_DROP = 0.10, 0.25
LONGEST = 256
CHECKPOINT_SECONDS = 120


@dataclass(frozen=True)
class Texts:
    """The token numbers of many texts in one array; text i has tokens [offsets[i], offsets[i + 1])."""

    tokens: np.ndarray
    offsets: np.ndarray


@dataclass(frozen=True)
class Bags:
    """The token numbers of a batch of texts and where each text begins."""

    tokens: torch.Tensor
    offsets: torch.Tensor


def tokenize(path: Path, tokenizer: Tokenizer) -> Texts:
    """Tokenize a file of a text a line, without special tokens; the result is kept beside the file."""
    cache = path.with_suffix(".npz")
    if cache.exists() and cache.stat().st_mtime > path.stat().st_mtime:
        saved = np.load(cache)
        return Texts(saved["tokens"], saved["offsets"])
    known: dict[str, bytes] = {}
    parts: list[bytes] = []
    with path.open(encoding="utf-8") as lines:
        while batch := list(itertools.islice(lines, 20_000)):
            chunks = [line.split() for line in batch]
            learn(known, {chunk for line in chunks for chunk in line}, tokenizer)
            parts += [b"".join(map(known.__getitem__, line)) for line in chunks]
    offsets = np.cumsum([0, *(len(part) // 2 for part in parts)])
    texts = Texts(np.frombuffer(b"".join(parts), dtype=np.uint16), offsets)
    np.savez(cache, tokens=texts.tokens, offsets=texts.offsets)
    return texts


def learn(known: dict[str, bytes], chunks: set[str], tokenizer: Tokenizer) -> None:
    """Add the tokens of new chunks of text, as uint16 bytes; WordPiece never looks across white space."""
    unknown = tokenizer.token_to_id("[UNK]")
    new = [chunk for chunk in chunks if chunk not in known]
    for chunk, encoded in zip(new, tokenizer.encode_batch_fast(new, add_special_tokens=False), strict=True):
        known[chunk] = np.array([token for token in encoded.ids if token != unknown], dtype=np.uint16).tobytes()


def ragged(texts: Texts, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The tokens of the runs that begin at `starts`, one run after the other."""
    ends = np.cumsum(lengths)
    return texts.tokens[np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1])]


def bags(tokens: np.ndarray, lengths: np.ndarray) -> Bags:
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Bags(torch.from_numpy(tokens.astype(np.int64)), torch.from_numpy(offsets))


def joined(first: Bags, second: Bags) -> Bags:
    """The texts of both, in order."""
    offsets = torch.cat([first.offsets, second.offsets + len(first.tokens)])
    return Bags(torch.cat([first.tokens, second.tokens]), offsets)


def query_bags(texts: Texts, rows: np.ndarray, rng: np.random.Generator) -> Bags:
    """Queries with some of their tokens dropped at random, a different share for each query."""
    starts, lengths = texts.offsets[rows], texts.offsets[rows + 1] - texts.offsets[rows]
    tokens = ragged(texts, starts, lengths)
    owner = np.repeat(np.arange(len(rows)), lengths)
    drop = rng.uniform(LEAST_DROP, MOST_DROP, len(rows))
    kept = rng.random(len(tokens)) >= drop[owner]
    return bags(tokens[kept], np.bincount(owner[kept], minlength=len(rows)))


def passage_bags(texts: Texts, passages: np.ndarray) -> Bags:
    """Passages [start, end) less `skip`: two runs of tokens each, the second empty where nothing is skipped."""
    start, end, skip = passages.T
    split = np.where(skip == NONE, end, skip)
    resumed = np.where(skip == NONE, end, skip + 1)
    starts = np.stack([texts.offsets[start], texts.offsets[resumed]], axis=1)
    ends = np.stack([texts.offsets[split], texts.offsets[end]], axis=1)
    lengths = np.minimum(ends - starts, LONGEST)
    return bags(ragged(texts, starts.ravel(), lengths.ravel()), lengths.sum(axis=1))


class Sampler:
    """Batches of pairs of one kind, each a function of the seed and the step."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, batch: int, seed: int) -> None:
        pairs = np.load(folder / "pairs.npz")
        self._passages = pairs["passages"]
        self._of_kind = [np.flatnonzero(pairs["kind"] == kind) for kind in range(len(KINDS))]
        self._queries = tokenize(folder / "queries.txt", tokenizer)
        self._sentences = tokenize(folder / "sentences.txt", tokenizer)
        self._chances = np.array([WEIGHTS[kind] for kind in KINDS]) / sum(WEIGHTS.values())
        self._batch, self._seed = batch, seed

    def sample(self, step: int) -> tuple[Bags, torch.Tensor]:
        """Queries, then their right passages, then hard negatives; and which columns of the scores are the right passage again."""
        rng = np.random.default_rng([self._seed, step])
        of_kind = self._of_kind[rng.choice(len(KINDS), p=self._chances)]
        rows = rng.choice(of_kind, size=min(self._batch, len(of_kind)), replace=False, shuffle=False)
        right, hard = self._passages[rows, :3], self._passages[rows, 3:]
        columns = np.concatenate([right, hard])
        repeated = torch.from_numpy((right[:, None, :2] == columns[None, :, :2]).all(axis=2))
        repeated[torch.arange(len(rows)), torch.arange(len(rows))] = False
        queries, passages = query_bags(self._queries, rows, rng), passage_bags(self._sentences, columns)
        return joined(queries, passages), repeated


def loss_of(sums: torch.Tensor, repeated: torch.Tensor) -> torch.Tensor:
    """InfoNCE; `sums` holds the queries, their right passages and the hard negatives, an equal number of each."""
    vectors = functional.normalize(sums, dim=1)
    queries, candidates = vectors[: len(repeated)], vectors[len(repeated) :]
    scores = SCALE * queries @ candidates.T
    return functional.cross_entropy(scores.masked_fill(repeated, -math.inf), torch.arange(len(scores)))


def spread_gradient(texts: Bags, gradient: torch.Tensor, into: torch.Tensor) -> None:
    """Set `into` to the table's gradient, given that of each text's sum; autograd would allocate it anew each step."""
    lengths = torch.diff(texts.offsets, append=torch.tensor([len(texts.tokens)]))
    owners = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    present, counts = torch.unique(texts.tokens, return_counts=True)
    starts = torch.cumsum(counts, 0) - counts
    sums = functional.embedding_bag(owners[torch.argsort(texts.tokens)], gradient, starts, mode="sum")
    into.zero_().index_copy_(0, present, sums)


def first_table(vocabulary: int, seed: int) -> torch.nn.Parameter:
    """Random rows of length about one."""
    generator = torch.Generator().manual_seed(seed)
    return torch.nn.Parameter(torch.randn(vocabulary, DIMENSIONS, generator=generator) / math.sqrt(DIMENSIONS))


def train(sampler: Sampler, table: torch.nn.Parameter, steps: int, checkpoint: Path) -> None:
    """Train in place, from the checkpoint if there is one."""
    optimizer = torch.optim.Adam([table], lr=LEARNING_RATE, betas=(0.9, 0.99), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
    )
    table.grad = torch.zeros_like(table)
    first = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        first = saved["step"]
        table.data.copy_(saved["table"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
    started = saved_at = time.monotonic()
    running = 0.0
    for step in range(first, steps):
        texts, repeated = sampler.sample(step)
        sums = functional.embedding_bag(texts.tokens, table.detach(), texts.offsets, mode="sum").requires_grad_()
        loss = loss_of(sums, repeated)
        loss.backward()
        spread_gradient(texts, sums.grad, table.grad)
        optimizer.step()
        schedule.step()
        running += loss.item()
        if (step + 1) % 200 == 0:
            print(f"step {step + 1}/{steps}: loss {running / 200:.3f}, {time.monotonic() - started:.0f} s", flush=True)
            running = 0.0
        if time.monotonic() - saved_at > CHECKPOINT_SECONDS:
            saved_at = time.monotonic()
            state = {"step": step + 1, "table": table.data, "optimizer": optimizer.state_dict()}
            torch.save({**state, "schedule": schedule.state_dict()}, checkpoint)
    checkpoint.unlink(missing_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="folder that mine_pairs.py wrote")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the table, float32, as a .npy file")
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    torch.set_num_threads(arguments.threads)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    sampler = Sampler(arguments.pairs, tokenizer, arguments.batch, arguments.seed)
    print(f"pairs tokenized, {time.monotonic() - started:.0f} s", flush=True)
    table = first_table(tokenizer.get_vocab_size(), arguments.seed)
    train(sampler, table, arguments.steps, arguments.out.with_suffix(".checkpoint"))
    np.save(arguments.out, table.detach().numpy())
    print(f"trained, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
