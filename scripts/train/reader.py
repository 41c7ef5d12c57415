"""The reader: question and passage in one sequence, read by convolution and attention; scores where an answer is."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, CLS, SEP = 0, 2, 3
EMBEDDING = 256
FAR = -1e4


def packed(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """[CLS] question [SEP] passage [SEP] for each question and passage, padded: tokens, mask and segments, int64."""
    ids = np.full((len(pairs), max(len(asked) + len(read) + 3 for asked, read in pairs)), PAD, dtype=np.int64)
    types, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, (asked, read) in enumerate(pairs):
        passage = len(asked) + 2
        end = passage + len(read)
        ids[row, 0], ids[row, 1 : passage - 1], ids[row, passage - 1] = CLS, asked, SEP
        ids[row, passage:end], ids[row, end] = read, SEP
        types[row, passage : end + 1] = 1
        mask[row, : end + 1] = 1
    return ids, mask, types


class Rotation(nn.Module):
    """Rotary position embedding (Su et al., 2021): turns pairs of a head's values by an angle that grows along the text."""

    def __init__(self, width: int, longest: int) -> None:
        super().__init__()
        angles = torch.arange(longest)[:, None] / 1000 ** (torch.arange(0, width, 2) / width)
        self.register_buffer("cosine", angles.cos().repeat(1, 2), persistent=False)
        self.register_buffer("sine", angles.sin().repeat(1, 2), persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        length = values.shape[2]
        left, right = values.chunk(2, dim=-1)
        turned = torch.cat((-right, left), dim=-1)
        return values * self.cosine[:length].to(values.dtype) + turned * self.sine[:length].to(values.dtype)


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one pool of random values: drawing new ones costs a third of a step on a CPU."""

    POOL = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.register_buffer("pool", None, persistent=False)

    def forward(self, states: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return states
        if self.pool is None:
            self.pool = (torch.rand(self.POOL, device=states.device) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        start = int(torch.randint(self.POOL - states.numel(), (1,)))
        return states * self.pool[start : start + states.numel()].view_as(states).to(states.dtype)


def plain_attention(queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor | None) -> Tensor:
    """Attention as plain products, which take a CPU a third of the time that PyTorch's fused kernel takes, forth and back."""
    scores = queries * queries.shape[-1] ** -0.5 @ keys.transpose(-1, -2)
    # A softmax of 16 bits, too, adds in 32; autocast would make its result twice as large.
    with torch.autocast(scores.device.type, enabled=False):
        shares = (scores if bias is None else scores + bias.to(scores.dtype)).softmax(-1)
    return shares @ values


class Block(nn.Module):
    """Neighbouring words, then attention over the whole sequence, then a feed-forward layer; each beside a shortcut."""

    def __init__(self, width: int, heads: int, feed: int, rotation: Rotation, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.rotation = rotation
        self.dropout = PooledDropout(dropout)
        self.before_near = nn.LayerNorm(width)
        self.near = nn.Linear(3 * width, width)
        self.before_attention = nn.LayerNorm(width)
        self.attention = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.before_feed = nn.LayerNorm(width)
        self.feed = nn.Linear(width, feed)
        self.fed = nn.Linear(feed, width)

    def forward(self, states: Tensor, present: Tensor, bias: Tensor | None) -> Tensor:
        """`states` (batch, length, width), `present` (batch, length, 1), `bias` (batch, 1, 1, length) to add to scores."""
        near = self.before_near(states) * present
        near = torch.cat((functional.pad(near, (0, 0, 1, 0))[:, :-1], near, functional.pad(near, (0, 0, 0, 1))[:, 1:]), -1)
        states = states + self.dropout(functional.gelu(self.near(near), approximate="tanh"))
        states = states + self.dropout(self.attended(self._attend(self.before_attention(states), bias)))
        fed = functional.gelu(self.feed(self.before_feed(states)), approximate="tanh")
        return states + self.dropout(self.fed(fed))

    def _attend(self, states: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = states.shape
        parts = self.attention(states).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        queries, keys, values = self.rotation(parts[0]), self.rotation(parts[1]), parts[2]
        mixed = (plain_attention if states.device.type == "cpu" else functional.scaled_dot_product_attention)(queries, keys, values, bias)
        return mixed.transpose(1, 2).reshape(batch, length, width)


class Reader(nn.Module):
    """Logits of an answer's first and last token. Position 0 ([CLS]) stands for "no answer" and is always 0."""

    def __init__(self, vocabulary: int, width: int = 192, heads: int = 6, blocks: int = 4, feed: int = 384,
                 dropout: float = 0.1, longest: int = 512) -> None:
        super().__init__()
        self.settings = {"vocabulary": vocabulary, "width": width, "heads": heads, "blocks": blocks, "feed": feed, "longest": longest}
        self.table = nn.Embedding(vocabulary, EMBEDDING)
        self.segments = nn.Embedding(2, width)
        self.sharpness = nn.Parameter(torch.tensor(8.0))
        self.project = nn.Linear(EMBEDDING, width)
        self.compare = nn.Linear(3 * width + 3, width)
        self.dropout = PooledDropout(dropout)
        rotation = Rotation(width // heads, longest)
        self.blocks = nn.ModuleList(Block(width, heads, feed, rotation, dropout) for _ in range(blocks))
        self.last = nn.LayerNorm(width)
        self.span = nn.Linear(width, 2)
        self.whole = nn.Linear(width, 2)
        nn.init.normal_(self.segments.weight, std=0.02)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, length) int64 each; `token_type_ids` is 1 on the passage and the [SEP] after it. Logits alike."""
        states = self.encode(input_ids, attention_mask, token_type_ids)
        return self.spans(states, input_ids, attention_mask, token_type_ids)

    def encode(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """The states of all tokens after the last block."""
        present = attention_mask[..., None].to(self.project.weight.dtype)
        states = self._compare(input_ids, token_type_ids, present)
        padded = attention_mask.is_cuda or not bool(attention_mask.all())
        bias = ((1 - present.transpose(1, 2)[:, None]) * FAR).to(states.dtype) if padded else None
        for block in self.blocks:
            states = block(states, present, bias)
        return self.last(states)

    def spans(self, states: Tensor, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        passage = (token_type_ids * attention_mask * (input_ids != SEP))[..., None].float()
        logits = (self.span(states) + self.whole(states[:, :1])).float() * passage + (1 - passage) * FAR
        logits = torch.cat((torch.zeros_like(logits[:, :1]), logits[:, 1:]), dim=1)
        return logits[..., 0], logits[..., 1]

    def _compare(self, ids: Tensor, types: Tensor, present: Tensor) -> Tensor:
        """Each token beside what it resembles most in the other text: the question's words in the passage and back."""
        rows = self.table(ids)
        words = ((ids > SEP).float()[..., None] * present).to(rows.dtype)
        unit = rows * torch.rsqrt((rows * rows).sum(-1, keepdim=True) + 1e-6) * words
        other = (types[:, :, None] != types[:, None, :]).to(rows.dtype) * words.transpose(1, 2)
        cosine = unit @ unit.transpose(1, 2)
        near = cosine * other
        same = ((ids[:, :, None] == ids[:, None, :]).to(rows.dtype) * other).amax(-1, keepdim=True)
        weights = (self.sharpness * near + (1 - other) * FAR).softmax(-1)
        own = self.project(self.dropout(rows))
        aligned = weights @ own
        features = torch.cat((own, aligned, own * aligned, same, near.amax(-1, keepdim=True), near.sum(-1, keepdim=True) / present.sum(1, keepdim=True)), -1)
        return functional.gelu(self.compare(features), approximate="tanh") + self.segments(types)


def load_reader(path: Path, dropout: float = 0.0) -> Reader:
    """A reader that train_reader.py wrote."""
    saved = torch.load(path)
    model = Reader(**saved["settings"], dropout=dropout)
    model.load_state_dict(saved["model"])
    return model


def relevance(start_logits: Tensor, end_logits: Tensor) -> Tensor:
    """(batch, length) logits each; for each passage the logit that it answers at all."""
    return (start_logits[:, 1:].logsumexp(1) + end_logits[:, 1:].logsumexp(1)) / 2
