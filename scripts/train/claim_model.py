"""The claim model: the reader's encoder with a head that tells what a paragraph says of a claim."""

import torch
from reader import Reader
from torch import Tensor, nn

VERDICTS = ("supported", "contradicted", "not_found")


class ClaimModel(nn.Module):
    """Logits of VERDICTS for a claim (segment 0) beside a paragraph (segment 1)."""

    def __init__(self, encoder: Reader, width: int = 192) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Linear(4 * width, width)
        self.dropout = nn.Dropout(0.1)
        self.verdict = nn.Linear(width, len(VERDICTS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """(batch, length) int64 each; (batch, 3)."""
        states = self.encoder.encode(input_ids, attention_mask, token_type_ids)
        present = attention_mask[..., None].to(states.dtype)
        read = token_type_ids[..., None].to(states.dtype) * present
        claim = present - read
        mean = (states * claim).sum(1) / claim.sum(1)
        greatest = (states * claim + (claim - 1) * 1e3).amax(1)
        around = (states * read).sum(1) / read.sum(1).clamp(min=1)
        mixed = torch.cat((states[:, 0], mean, greatest, around), -1)
        return self.verdict(self.dropout(torch.tanh(self.mix(mixed)))).float()
