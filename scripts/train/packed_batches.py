"""Batches put together on the device that trains, out of the flat arrays of pack_questions.py: nothing but row numbers leaves it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from pack_questions import HARD, NONE, WORDINGS
from reader import CLS, PAD, SEP
from reading_questions import JOINED, MISTAKEN
from torch import Tensor

LISTED = 8
"""Sentences of a list: the one that answers, and others of its document."""
LONGEST = 250
"""Tokens of a passage."""
MULTIPLE = 8
"""Of which a batch's length is one."""


@dataclass(frozen=True)
class Rows:
    """Questions beside passages: the first of a question's tokens and how many; of a passage the same for each of its stretches, (rows,
    stretches); the answer's first and last token, or NONE."""

    asked: Tensor
    asked_size: Tensor
    passage: Tensor
    size: Tensor
    span: Tensor

    @property
    def sizes(self) -> Tensor:
        """Tokens of question and passage together."""
        return self.asked_size + self.size.sum(1)

    def __getitem__(self, chosen: Tensor) -> "Rows":
        return Rows(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Batch:
    """What a reader takes, and the first and the last token of the answer in the whole sequence (0: none)."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    starts: Tensor
    ends: Tensor
    listed: int
    """Rows of a list; 1 where each row stands for itself."""


class Pack:
    """The arrays of pack_questions.py on a device; passages of any range of a document's tokens."""

    def __init__(self, path: Path, device: torch.device) -> None:
        with np.load(path) as arrays:
            self._arrays = {name: torch.from_numpy(arrays[name]).to(device).to(torch.int32) for name in arrays.files}
        self.device = device
        self.sentences, self.bounds, self.wrong = (self._arrays[name].long() for name in ("sentences", "bounds", "wrong"))
        self.right, self.home, self.span = (self._arrays[name].long() for name in ("right", "home", "span"))
        self.wordings = self._arrays["wordings"].long()

    def __len__(self) -> int:
        return len(self.right)

    def batch(self, rows: Rows, listed: int) -> Batch:
        """[CLS] question [SEP] passage [SEP], as `reader.packed`."""
        at = torch.arange(-(-(int(rows.sizes.max()) + 3) // MULTIPLE) * MULTIPLE, device=self.device)[None]
        asked, size = rows.asked_size[:, None], rows.size.sum(1, keepdim=True)
        begins = asked + 2
        ends = begins + size
        after = rows.size.cumsum(1)
        before = after - rows.size
        stretch = ((at - begins)[..., None] >= after[:, None]).sum(-1).clamp(max=after.shape[1] - 1)
        inside = rows.passage.gather(1, stretch) + at - begins - before.gather(1, stretch)
        question = self._arrays["asked"][(rows.asked[:, None] + at - 1).clamp(0, len(self._arrays["asked"]) - 1)]
        passage = self._arrays["tokens"][inside.clamp(0, len(self._arrays["tokens"]) - 1)]
        ids = torch.where((at >= 1) & (at <= asked), question, torch.where((at >= begins) & (at < ends), passage, PAD))
        ids = ids.masked_fill((at == asked + 1) | (at == ends), SEP).masked_fill(at == 0, CLS).long()
        first = rows.span[:, :1]
        holds = (first >= rows.passage) & (first < rows.passage + rows.size)
        moved = (holds * (before - rows.passage)).sum(1, keepdim=True) + begins
        answer = torch.where(holds.any(1, keepdim=True), rows.span + moved, 0)
        return Batch(ids, (at <= ends).long(), ((at >= begins) & (at <= ends)).long(), answer[:, 0], answer[:, 1], listed)

    def lists(self, questions: Tensor, reworded: float = 0.5) -> Rows:
        """For each question LISTED rows: the sentence that answers, if one does, and wrong ones, mostly the hard ones. A row without a
        passage stands where the document has too few."""
        wrong = self.wrong[questions]
        favour = torch.full((wrong.shape[1],), 0.0, device=self.device)
        favour[:HARD] = torch.linspace(2.5, 1.0, HARD, device=self.device)
        noise = -torch.empty(wrong.shape, device=self.device).exponential_().log()
        order = (favour + noise).masked_fill(wrong == NONE, -torch.inf).argsort(dim=1, descending=True)
        chosen = wrong.gather(1, order[:, :LISTED])
        right = self.right[questions][:, None]
        sentences = torch.where(right == NONE, chosen, torch.cat((right, chosen[:, :-1]), 1)).flatten()
        return self._rows(questions.repeat_interleave(LISTED), sentences, sentences + 1, self._wording(len(questions), reworded).repeat_interleave(LISTED))

    def everything(self, questions: Tensor) -> Rows:
        """For each question the right sentence, or none, and all its wrong ones."""
        sentences = torch.cat((self.right[questions][:, None], self.wrong[questions]), 1)
        count = sentences.shape[1]
        wording = torch.zeros(len(questions) * count, dtype=torch.long, device=self.device)
        return self._rows(questions.repeat_interleave(count), sentences.flatten(), sentences.flatten() + 1, wording)

    def singles(self, questions: Tensor, reworded: float = 0.5) -> Rows:
        """Each question beside its paragraph, a part of it around the answer, or sentences of its document that don't answer."""
        count = len(questions)
        chance, right, home = (torch.rand(count, device=self.device), self.right[questions], self.home[questions])
        has = right != NONE
        first, after = self.bounds[home][:, 0], self.bounds[home][:, 1]
        before, behind = (torch.rand(count, device=self.device) < part for part in (0.5, 0.25))
        is_whole = chance < 0.3
        near_first = torch.where(is_whole | ~has, first, torch.maximum(home - before.long(), first))
        near_after = torch.where(is_whole | ~has, after, torch.minimum(home + 1 + behind.long(), after))
        is_long = has & (self.sentences[near_after] - self.sentences[near_first] > LONGEST)
        near_first, near_after = torch.where(is_long, home, near_first), torch.where(is_long, home + 1, near_after)
        other, other_after, is_there = self._elsewhere(questions)
        is_other = is_there & torch.where(has, chance > 0.57, chance > 0.4)
        return self._rows(questions, torch.where(is_other, other, near_first), torch.where(is_other, other_after, near_after), self._wording(count, reworded))

    def joined(self, questions: Tensor, reworded: float = 0.5) -> Rows:
        """Each question beside some sentences of its document that are taken for each other, in the document's order, as one passage; for
        two thirds of those that have an answer it is in one of them."""
        wrong = self.wrong[questions][:, :MISTAKEN]
        shuffled = torch.rand(wrong.shape, device=self.device).masked_fill(wrong == NONE, -1)
        chosen = wrong.gather(1, shuffled.argsort(dim=1, descending=True))[:, : max(JOINED)]
        right = self.right[questions]
        holds = (right != NONE) & (torch.rand(len(questions), device=self.device) < 2 / 3)
        chosen[:, 0] = torch.where(holds, right, chosen[:, 0])
        counts = torch.tensor(JOINED, device=self.device)[torch.randint(len(JOINED), (len(questions), 1), device=self.device)]
        is_left = (torch.arange(chosen.shape[1], device=self.device)[None] >= counts) | (chosen == NONE)
        ordered = chosen.masked_fill(is_left, len(self.bounds)).sort(1).values
        start = self.sentences[ordered]
        size = self.sentences[(ordered + 1).clamp(max=len(self.bounds))] - start
        size = size.masked_fill(size.cumsum(1) > LONGEST, 0)
        return self._beside(questions, self._wording(len(questions), reworded), start, size)

    def _elsewhere(self, questions: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Sentences that look like the question: the first one, the one after the last, and whether there are any."""
        count = len(questions)
        drawn = torch.randint(6, (count, 1), device=self.device)
        sentence = self.wrong[questions].gather(1, drawn)[:, 0]
        widths = torch.tensor([1, 1, 2, 20], device=self.device)[torch.randint(4, (count,), device=self.device)]
        after = torch.minimum(sentence + widths, self.bounds[sentence.clamp(0)][:, 1])
        avoided = self._arrays["avoided"][questions]
        holds = ((avoided >= sentence[:, None]) & (avoided < after[:, None])).any(1)
        return sentence.clamp(0), torch.where(holds, sentence + 1, after), sentence != NONE

    def _wording(self, count: int, reworded: float) -> Tensor:
        other = torch.randint(1, WORDINGS, (count,), device=self.device)
        return torch.where(torch.rand(count, device=self.device) < reworded, other, 0)

    def _rows(self, questions: Tensor, first: Tensor, after: Tensor, wording: Tensor) -> Rows:
        start = self.sentences[first.clamp(0)]
        size = (self.sentences[after.clamp(0)] - start).clamp(max=LONGEST).masked_fill(first == NONE, 0)
        return self._beside(questions, wording, start[:, None], size[:, None])

    def _beside(self, questions: Tensor, wording: Tensor, start: Tensor, size: Tensor) -> Rows:
        at = questions * WORDINGS + wording
        return Rows(self.wordings[at], self.wordings[at + 1] - self.wordings[at], start, size, self.span[questions])


def endless(pack: Pack, rows_of: Callable[[Tensor], Rows], tokens: int, listed: int = 1) -> Iterator[Batch]:
    """Every question once, in random batches of like length of about so many tokens, then again with other rows; `listed` of them a question."""
    while True:
        order = torch.randperm(len(pack), device=pack.device)
        rows = rows_of(order)
        sizes = rows.sizes.view(-1, listed).amax(1)
        by_size = (sizes + 8 * torch.rand(len(sizes), device=pack.device)).argsort()
        for cut in np.random.permutation(np.array(_cuts(sizes[by_size].cpu().numpy() + 3, tokens // listed), dtype=object)):
            lists = by_size[cut[0] : cut[1]]
            chosen = (lists[:, None] * listed + torch.arange(listed, device=pack.device)).flatten()
            yield pack.batch(rows[chosen], listed)


def _cuts(sizes: np.ndarray, tokens: int) -> list[tuple[int, int]]:
    """Ranges of rows in order of size whose longest, times their number, is at most `tokens`."""
    cuts, start = [], 0
    while start < len(sizes):
        end = start + 1
        # The sizes grow but for some noise: a first guess by the first one's, then one by the longest of those.
        for _ in range(2):
            end = min(len(sizes), start + max(1, tokens // int(sizes[start:end].max())))
            end = min(len(sizes), start + max(1, tokens // int(sizes[start:end].max())))
        cuts.append((start, end))
        start = end
    return cuts
