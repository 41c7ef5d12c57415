"""The table in context, for training: a text's vector is the sum of its word pieces' rows and of what each piece adds where it stands."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from reader import CLS, EMBEDDING, FAR, PAD, SEP, Block, PooledDropout, Rotation
from torch import Tensor, nn
from torch.nn import functional

LONGEST = 200
"""Longer texts are cut in training."""
TOKENS = 6144
"""In a padded batch."""


class TableInContext(nn.Module):
    """The rows alone are a bag of words; blocks like the reader's see order and neighbours (`reader.py`)."""

    def __init__(self, table: Tensor, width: int = 192, heads: int = 6, blocks: int = 4, feed: int = 384, dropout: float = 0.0) -> None:
        super().__init__()
        self.table = nn.Embedding.from_pretrained(table, freeze=False)
        self.project = nn.Linear(EMBEDDING, width)
        self.marks = nn.Embedding(SEP + 1, width)
        self.dropout = PooledDropout(dropout)
        rotation = Rotation(width // heads, LONGEST + 2)
        self.blocks = nn.ModuleList(Block(width, heads, feed, rotation, dropout) for _ in range(blocks))
        self.last = nn.LayerNorm(width)
        self.add = nn.Linear(width, EMBEDDING)
        self.bar = nn.Parameter(torch.full((2,), 0.4))
        """The cosine, of whole and of context alone, below which no sentence answers."""
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.add.weight, std=0.002)
        nn.init.zeros_(self.add.bias)
        with torch.no_grad():
            self.project.weight.div_(table.std())

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, length) int64 each. What each piece gives by itself and in its context, (batch, length, EMBEDDING) each."""
        rows = self.table(input_ids)
        present = attention_mask[..., None].to(rows.dtype)
        marked = (input_ids <= SEP)[..., None] * self.marks(input_ids.clamp(max=SEP))
        states = self.project(self.dropout(rows)) + marked
        bias = None if bool(attention_mask.all()) else (1 - present.transpose(1, 2)[:, None]) * FAR
        for block in self.blocks:
            states = block(states, present, bias)
        words = (input_ids > SEP)[..., None].to(rows.dtype)
        return rows * words * present, self.add(self.last(states)) * present


def packed_texts(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """[CLS] text [SEP] for each text, padded: tokens and mask, int64."""
    ids = np.full((len(texts), max(map(len, texts)) + 2), PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, text in enumerate(texts):
        end = len(text) + 1
        ids[row, 0], ids[row, 1:end], ids[row, end] = CLS, text, SEP
        mask[row, : end + 1] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def embed_texts(model: TableInContext, texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Of each text the vector, and that of its context alone: (texts, EMBEDDING) each, of length 1."""
    cut = [text[:LONGEST] for text in texts]
    order: list[int] = []
    wholes, contexts = [], []
    for chosen in _of_like_length(cut):
        order += chosen
        with torch.autocast("cpu", dtype=torch.bfloat16):
            own, context = model(*packed_texts([cut[at] for at in chosen]))
        context = context.float().sum(1)
        wholes.append(own.float().sum(1) + context)
        contexts.append(context)
    back = torch.tensor(order).argsort()
    return functional.normalize(torch.cat(wholes)[back], dim=1), functional.normalize(torch.cat(contexts)[back], dim=1)


def _of_like_length(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    chosen: list[int] = []
    for at in sorted(range(len(texts)), key=lambda at: len(texts[at])):
        if chosen and (len(texts[at]) + 2) * (len(chosen) + 1) > TOKENS:
            yield chosen
            chosen = []
        chosen.append(at)
    yield chosen
