"""Other tokens in place of some, so that training does not learn by heart who did what."""

import torch
from torch.nn import functional

FREQUENT = 1500
"""Tokens are numbered by frequency: those before this one carry grammar, and stay."""


class Swapping:
    """Other tokens in place of some, the same throughout a batch, so that what was asked of whom is not learned by heart:
    a token is swapped for one that it resembles. Frequent tokens, which carry grammar, stay."""

    NEIGHBOURS = 10

    def __init__(self, table: torch.Tensor, share: float) -> None:
        unit = functional.normalize(table.float(), dim=1)
        self._near = torch.cat([(rows @ unit.T).topk(self.NEIGHBOURS + 1).indices[:, 1:] for rows in unit.split(2000)])
        self._share = share

    def __call__(self, ids: torch.Tensor) -> torch.Tensor:
        count = len(self._near)
        swapped = self._near.gather(1, torch.randint(self.NEIGHBOURS, (count, 1), device=ids.device))[:, 0]
        own = torch.arange(count, device=ids.device)
        kept = (torch.rand(count, device=ids.device) >= self._share) | (own < FREQUENT) | (swapped < FREQUENT)
        return torch.where(kept, own, swapped)[ids]
