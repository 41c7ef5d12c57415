"""What goes into a model's linear layers on real text: the ranges that the exported graph's 8-bit integers stand for."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from reader import packed
from tokenizers import Tokenizer
from torch import Tensor, nn

Pair = tuple[Sequence[int], Sequence[int]]
"""The tokens of a question, or a claim, and of a passage."""
Ranges = dict[str, tuple[np.ndarray, np.ndarray]]
"""The least and the greatest value of each channel that goes into a layer, by the layer's name; each range has 0 in it."""
LONGEST_ASKED, LONGEST_READ = 64, 220
BATCH = 16


def question_pairs(paths: Sequence[Path], tokenizer: Tokenizer, count: int) -> list[Pair]:
    """`count` questions of files in SQuAD's format, each with a sentence of its paragraph or, for a tenth, all of it."""
    rng = random.Random(0)
    asked = [
        (question["question"], paragraph["context"])
        for path in paths for article in json.loads(path.read_text(encoding="utf-8"))["data"]
        for paragraph in article["paragraphs"] for question in paragraph["qas"]
    ]
    chosen = rng.sample(asked, min(count, len(asked)))
    texts = [(question, text if rng.random() < 0.1 else rng.choice(re.split(r"(?<=[.!?])\s+", text))) for question, text in chosen]
    return [pair_of(question, text, tokenizer) for question, text in texts]


def pair_of(asked: str, read: str, tokenizer: Tokenizer) -> Pair:
    first, second = (tokenizer.encode(text, add_special_tokens=False).ids for text in (asked, read))
    return first[:LONGEST_ASKED], second[:LONGEST_READ]


def batches(pairs: Sequence[Pair]) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Tokens, mask and segments of pairs of like length."""
    by_length = sorted(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))
    for at in range(0, len(by_length), BATCH):
        ids, mask, types = map(torch.from_numpy, packed(by_length[at : at + BATCH]))
        yield ids, mask, types


def activation_ranges(model: nn.Module, pairs: Sequence[Pair]) -> Ranges:
    """Of all `nn.Linear` layers of a model that reads pairs."""
    ranges: Ranges = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            values = inputs[0].flatten(0, -2)
            low, high = ranges.get(name, (0.0, 0.0))
            ranges[name] = np.minimum(low, values.amin(0).numpy()), np.maximum(high, values.amax(0).numpy())

        return note

    watching = [layer.register_forward_pre_hook(watch(name)) for name, layer in model.named_modules() if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for batch in batches(pairs):
            model(*batch)
    for one in watching:
        one.remove()
    return ranges
