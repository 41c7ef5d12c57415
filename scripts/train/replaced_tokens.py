"""Pretraining by replaced tokens: a small generator fills in masked tokens, and the reader's encoder tells which are not the text's own
(ELECTRA, Clark et al., 2020). A row is a stretch of text whose first part stands where a question does."""

from pathlib import Path

import numpy as np
import torch
from reader import CLS, EMBEDDING, SEP, Reader
from torch import Tensor, nn
from torch.nn import functional

MASK = 4
MASKED = 0.15
LENGTH = 128
WEIGHT = 50.0
"""Of the encoder's loss beside the generator's, as in the paper."""
SHORTEST_FIRST, LONGEST_FIRST = 6, 40


class Text:
    """All tokens of the gathered articles, one after another, on a device."""

    def __init__(self, path: Path, device: torch.device) -> None:
        self._tokens = torch.from_numpy(np.load(path)).to(device).to(torch.int32)

    def rows(self, count: int) -> tuple[Tensor, Tensor]:
        """Tokens and segments of random stretches, (count, LENGTH)."""
        device = self._tokens.device
        at = torch.arange(LENGTH, device=device)[None]
        first = torch.randint(SHORTEST_FIRST, LONGEST_FIRST, (count, 1), device=device)
        start = torch.randint(len(self._tokens) - LENGTH, (count, 1), device=device)
        ids = self._tokens[start + at - 1 - (at > first).long()].long()
        ids = ids.masked_fill((at == first + 1) | (at == LENGTH - 1), SEP).masked_fill(at == 0, CLS)
        return ids, (at > first + 1).long().expand(count, -1)


class Generator(nn.Module):
    """Fills in masked tokens; its table is its own, so that what the encoder's rows mean is left to the encoder (DeBERTaV3, He et al., 2023)."""

    def __init__(self, table: Tensor, blocks: int = 2) -> None:
        super().__init__()
        self.encoder = Reader(len(table), blocks=blocks, feed=768, dropout=0.0)
        self.encoder.table.weight.data.copy_(table)
        self.back = nn.Linear(self.encoder.settings["width"], EMBEDDING)
        self.scale = nn.Parameter(torch.tensor(1.0))
        self.bias = nn.Parameter(torch.zeros(len(table)))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, chosen: Tensor) -> Tensor:
        """Logits of what stands at the `chosen` places of the flattened rows."""
        states = self.encoder.encode(ids, mask, types).flatten(0, 1)[chosen]
        return (self.back(states) * self.scale) @ self.encoder.table.weight.T.to(states.dtype) + self.bias.to(states.dtype)


class Telling(nn.Module):
    """The encoder that is pretrained, the generator, and which tokens are replaced."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.generator = Generator(reader.table.weight.detach())
        self.replaced = nn.Linear(reader.settings["width"], 1)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """The generator's loss and the encoder's."""
        present = torch.ones_like(ids)
        count = int(ids.numel() * MASKED)
        chance = torch.rand(ids.shape, device=ids.device).masked_fill(ids <= MASK, -1)
        chosen = chance.flatten().topk(count, sorted=False).indices
        own = ids.flatten()[chosen]
        masked = ids.flatten().index_fill(0, chosen, MASK).view_as(ids)
        logits = self.generator(masked, present, types, chosen).float()
        with torch.no_grad():
            drawn = (logits - torch.empty_like(logits).exponential_().log()).argmax(-1)
        told = ids.flatten().index_copy(0, chosen, drawn).view_as(ids)
        states = self.reader.encode(told, present, types)
        return functional.cross_entropy(logits, own), functional.binary_cross_entropy_with_logits(self.replaced(states)[..., 0].float(), (told != ids).float())
