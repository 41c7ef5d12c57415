"""Stage: train the reader, first on mined examples (`--mined`), then, from that checkpoint, on real questions (`--squad`).

    python train_reader.py --mined reading --table table.npy --tokenizer tokenizer.json --steps 3000 --out first.pt
    python train_reader.py --start first.pt --squad a.json b.json --mined reading --tokenizer tokenizer.json \\
        --wordnet /usr/share/wordnet --leave-out articles.txt --steps 1100 --rate 4e-4 --dropout 0.1 --out reader.pt

Goes on from OUT.checkpoint when it was interrupted.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from reader import EMBEDDING, Reader, load_reader, packed
from reading_loss import reading_loss
from reading_questions import LISTED, Example, Lists, Words, joined_sentences, read_articles, read_confused, read_questions, read_titles, sentence_lists
from swapping import Swapping
from together import add_arguments, seed_of, together_of
from tokenizers import Tokenizer
from training import Training

WARM_UP = 0.04


class Mined:
    """The examples of mine_reading.py's parts, in batches of one length, so that nothing is padded."""

    def __init__(self, folder: Path, seed: int) -> None:
        parts = [np.load(path) for path in sorted(folder.glob("part-*.npz"))]
        self._tokens = np.concatenate([part["tokens"] for part in parts])
        self._facts = np.concatenate([part["facts"] for part in parts]).astype(np.int64)
        sizes = self._facts[:, 0] + self._facts[:, 1]
        self._starts = np.cumsum(sizes) - sizes
        self._sizes = sizes
        self._seed = seed

    def __len__(self) -> int:
        return len(self._facts)

    def example(self, index: int) -> Example:
        start, (asked, read, first, last) = self._starts[index], self._facts[index]
        return self._tokens[start : start + asked], self._tokens[start + asked : start + asked + read], int(first), int(last)

    def batches(self, tokens: int) -> Iterator[list[Example]]:
        """Without end: every example once, in random batches of about so many tokens, then again."""
        rng = np.random.default_rng(self._seed)
        while True:
            order = rng.permutation(len(self._facts))
            order = order[np.argsort(self._sizes[order], kind="stable")]
            cuts: list[np.ndarray] = []
            for group in np.split(order, np.flatnonzero(np.diff(self._sizes[order])) + 1):
                size = max(1, tokens // int(self._sizes[group[0]] + 3))
                cuts += [group[at : at + size] for at in range(0, len(group), size) if len(group) - at >= size or len(group) < size]
            for number in rng.permutation(len(cuts)):
                yield [self.example(index) for index in cuts[number]]


def tensors(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens, mask, segments, and the first and last token of the answer in the whole sequence (0: none)."""
    ids, mask, types = packed([(asked, read) for asked, read, _, _ in batch])
    ends = np.array([(first, last) if first < 0 else (first + len(asked) + 2, last + len(asked) + 2) for asked, _, first, last in batch])
    ends = ends.clip(0).T.copy()
    return tuple(map(torch.from_numpy, (ids, mask, types, ends[0], ends[1])))  # type: ignore[return-value]


def listed_batches(make: Callable[[int], Lists], tokens: int, seed: int) -> Iterator[list[Example]]:
    """Without end: one list of each question, in random batches of like length; a batch holds whole lists. Examples that
    are no list come as lists of one. Each round makes its variants anew, so that none is learned by heart."""
    rng = random.Random(seed)
    while True:
        chosen = [rng.choice(variants) for variants in make(rng.getrandbits(32))]
        longest = {id(listed): max(len(q) + len(p) + 3 for q, p, _, _ in listed) for listed in chosen}
        chosen.sort(key=lambda listed: longest[id(listed)] + rng.random() * 8)
        cuts: list[list[Example]] = [[]]
        for listed in chosen:
            if (len(cuts[-1]) + len(listed)) * longest[id(listed)] > tokens:
                cuts.append([])
            cuts[-1] += listed
        rng.shuffle(cuts)
        yield from (cut for cut in cuts if cut)


def single(examples: list[list[Example]]) -> Lists:
    return [[[one] for one in variants] for variants in examples]


@dataclass(frozen=True)
class Source:
    """Batches, how often one is drawn, whether they hold lists, and whether the marked words answer exactly or only hold the answer."""

    batches: Iterator[list[Example]]
    share: float
    is_listed: bool = False
    is_exact: bool = True


def train(model: Reader, sources: list[Source], training: Training, swapping: Swapping | None, seed: int) -> dict[str, torch.Tensor]:
    """Train in place; returns the weights."""
    rng = random.Random(seed)
    while training.done < training.steps:
        source = rng.choices(sources, [one.share for one in sources])[0]
        ids, mask, types, starts, ends = tensors(next(source.batches))
        ids = swapping(ids) if swapping else ids
        with torch.autocast("cpu", dtype=torch.bfloat16):
            start_logits, end_logits = model(ids, mask, types)
        training.step(reading_loss(start_logits, end_logits, starts, ends, LISTED if source.is_listed else 1, source.is_exact))
    return training.weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mined", type=Path, help="folder that mine_reading.py wrote")
    parser.add_argument("--mined-share", type=float, default=0.25, help="share of mined batches beside real ones")
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="SQuAD-format files to train on")
    parser.add_argument("--asked", type=Path, nargs="*", default=[], help="SQuAD-format files of questions about single sentences")
    parser.add_argument("--focus", type=Path, nargs="*", default=[], help="SQuAD-format files whose lists have a share of their own")
    parser.add_argument("--focus-share", type=float, default=0.4, help="share of their batches beside the others")
    parser.add_argument("--focus-holding", type=Path, nargs="*", default=[], help="more of these, whose marked words only hold the answer")
    parser.add_argument("--joined-share", type=float, default=0.0, help="share of batches of several of their sentences read as one passage")
    parser.add_argument("--confused", type=Path, help="what confused_sentences.py wrote: sentences that lists prefer")
    parser.add_argument("--asked-share", type=float, default=0.2, help="share of their batches beside the others")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="titles of articles never to train on, a line each")
    parser.add_argument("--wordnet", type=Path, help="folder of WordNet's dict files, to reword real questions")
    parser.add_argument("--thesaurus", type=Path, help="a written thesaurus, to reword them by too")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--table", type=Path, help="the embedder's token table to start from")
    parser.add_argument("--start", type=Path, help="a reader to start from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--tokens", type=int, default=9216, help="tokens a batch")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--swap", type=float, default=0.0, help="part of the tokens that each batch swaps for like ones")
    parser.add_argument("--muon", action="store_true", help="take orthogonal steps where weights are matrices")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.0, help="decay of the weights' moving average; 0: none")
    add_arguments(parser)
    arguments = parser.parse_args()
    checkpoint = arguments.out.with_suffix(".checkpoint")
    seed = seed_of(arguments, checkpoint)
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    if arguments.start:
        model = load_reader(arguments.start, arguments.dropout)
    else:
        model = Reader(tokenizer.get_vocab_size(), dropout=arguments.dropout)
        if arguments.table:
            table = torch.from_numpy(np.load(arguments.table))
            assert table.shape[1] == EMBEDDING
            model.table.weight.data.copy_(table)
    sources: list[Source] = []
    if arguments.mined:
        found = Mined(arguments.mined, seed)
        print(f"{len(found):,} mined examples", flush=True)
        sources.append(Source(found.batches(arguments.tokens), arguments.mined_share if arguments.squad else 1.0))
    if arguments.squad:
        words = Words(arguments.wordnet, arguments.thesaurus) if arguments.wordnet else None
        left_out = read_titles(arguments.leave_out)
        confused = read_confused(arguments.confused) if arguments.confused else {}
        focused, joined = (arguments.focus_share, arguments.joined_share) if arguments.focus or arguments.focus_holding else (0, 0)
        rest = (1 - arguments.mined_share - (arguments.asked_share if arguments.asked else 0) - focused - joined) / 2
        read = (left_out, tokenizer, words)

        def batches(make: Callable[[int], Lists]) -> Iterator[list[Example]]:
            return listed_batches(make, arguments.tokens, seed)

        if arguments.asked:
            sources.append(Source(batches(lambda drawn: single(read_questions(arguments.asked, *read, drawn))), arguments.asked_share))
        sources.append(Source(batches(lambda drawn: single(read_questions(arguments.squad, *read, drawn))), rest))
        sources.append(Source(batches(lambda drawn: sentence_lists(arguments.squad, *read, drawn, confused)), rest, is_listed=True))
        sizes = [len(read_articles(paths, left_out)[1]) for paths in (arguments.focus, arguments.focus_holding)]
        for paths, size, is_exact in zip((arguments.focus, arguments.focus_holding), sizes, (True, False), strict=True):
            if size:
                part = size / sum(sizes)
                sources.append(Source(batches(lambda drawn, paths=paths: sentence_lists(paths, *read, drawn, confused)), part * focused, True, is_exact))
                sources.append(Source(batches(lambda drawn, paths=paths: single(joined_sentences(paths, *read, drawn, confused))), part * joined, False, is_exact))
    swapping = Swapping(model.table.weight.data, arguments.swap) if arguments.swap else None
    training = Training(
        model, checkpoint, steps=arguments.steps, rate=arguments.rate, warm_up=WARM_UP, decay=0.01, average=arguments.average, together=together_of(arguments),
        muon=arguments.muon,
    )
    weights = train(model, sources, training, swapping, seed)
    torch.save({"settings": model.settings, "model": weights}, arguments.out)
    print(json.dumps({"saved": str(arguments.out)}))


if __name__ == "__main__":
    main()
