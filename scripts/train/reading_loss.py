"""What the reader's training minimises: where the answer is, which sentence of a list has it, and what a larger reader makes of both."""

import torch
from reader import relevance
from torch import Tensor
from torch.nn import functional

Logits = tuple[Tensor, Tensor]
"""Of an answer's first and last token, (rows, length) each."""


def reading_loss(start_logits: Tensor, end_logits: Tensor, starts: Tensor, ends: Tensor, listed: int, is_exact: bool = True) -> Tensor:
    """Cross-entropy of the answer's ends, or where they are not exact, of both standing between them. For lists of `listed` rows, also of which sentence of each list answers, or that none does: one
    softmax over all of a list's sentences (Clark and Gardner, 2018, normalise over paragraphs alike) and "no answer"."""
    if is_exact:
        span = (functional.cross_entropy(start_logits, starts, reduction="none")
                + functional.cross_entropy(end_logits, ends, reduction="none")) / 2
    else:
        span = (_between(start_logits, starts, ends) + _between(end_logits, starts, ends)) / 2
    if listed == 1:
        return span.mean()
    holds = (starts > 0).to(span.dtype)
    answered = holds.view(-1, listed)[:, 0].long()
    loss = functional.cross_entropy(list_logits(start_logits, end_logits, listed), answered)
    return loss + 0.5 * _mean(span, 1 - holds) + 0.5 * _mean(span, holds)


def taught_loss(own: Logits, taught: Logits, listed: int) -> Tensor:
    """The same of what a larger reader finds in place of what is right (Hinton et al., 2015)."""
    span = (_likeness(own[0], taught[0]) + _likeness(own[1], taught[1])) / 2
    return span if listed == 1 else span + _likeness(list_logits(*own, listed), list_logits(*taught, listed))


def list_logits(start_logits: Tensor, end_logits: Tensor, listed: int) -> Tensor:
    """(lists, 1 + listed): 0 for "no answer", then each sentence's relevance."""
    return functional.pad(relevance(start_logits, end_logits).view(-1, listed), (1, 0))


def _between(logits: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
    """How unlikely it is that one token from the first to the last is chosen, as a logarithm."""
    places = torch.arange(logits.shape[1], device=logits.device)[None]
    is_outside = (places < firsts[:, None]) | (places > lasts[:, None])
    return logits.logsumexp(1) - logits.masked_fill(is_outside, -1e4).logsumexp(1)


def _likeness(own: Tensor, taught: Tensor) -> Tensor:
    return -(taught.softmax(-1) * own.log_softmax(-1)).sum(-1).mean()


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1)
