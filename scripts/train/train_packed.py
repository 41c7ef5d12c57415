"""Stage, for a GPU: train the reader on packed questions (pack_questions.py) for so many seconds, after pretraining it by replaced tokens
(replaced_tokens.py) on plain text; with `--teacher`, first a larger reader in the same way, whose findings the small one then learns too.

    python train_packed.py --start reader.pt --text text.npy --questions questions.npz --asked asked.npz --valid valid.npz \\
        --told-seconds 200 --read-seconds 300 --out reader-gpu.pt

Rates rise and fall with the time that has passed, so that a run ends when it was asked to. Writes OUT, weights averaged over the last
steps, and with `--teacher` OUT.teacher. Logs how many of the `--valid` questions have the right sentence first.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from packed_batches import LISTED, Batch, Pack, endless
from reader import PooledDropout, Reader, load_reader, relevance
from reading_loss import Logits, reading_loss, taught_loss
from replaced_tokens import LENGTH, WEIGHT, Telling, Text
from swapping import Swapping
from torch import Tensor, nn
from training import optimizers_of

WARM_UP = 0.03
LEAST = 0.01
AVERAGE = 0.999
TAUGHT = 0.6
"""The part of the loss that is the teacher's."""
LISTED_SHARE, SINGLE_SHARE, JOINED_SHARE, ASKED_SHARE = 0.57, 0.2, 0.16, 0.07
"""Of the batches, the last those of the questions that only have a sentence."""


class Timed:
    """Steps of AdamW and Muon until the seconds are over; the rate rises, then falls linearly to LEAST of it."""

    def __init__(self, name: str, model: nn.Module, *, seconds: float, rate: float, logged: float, average: nn.Module | None = None) -> None:
        self._optimizers = optimizers_of(model, rate=rate, decay=0.01)
        self._name, self._model, self._seconds, self._rate, self._each = name, model, seconds, rate, logged
        self._weights = list(model.parameters())
        self._averaged = list(average.parameters()) if average else []
        self._started = self._logged = time.monotonic()
        self.steps = 0
        model.train()

    @property
    def passed(self) -> float:
        """The part of the time that has passed."""
        return (time.monotonic() - self._started) / self._seconds

    def step(self, loss: Tensor) -> None:
        loss.backward()
        nn.utils.clip_grad_norm_(self._weights, 2.0)
        pace = max(LEAST, min(self.passed / WARM_UP, (1 - self.passed) / (1 - WARM_UP)))
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = self._rate * pace
            optimizer.step()
            optimizer.zero_grad()
        self.steps += 1
        if self._averaged:
            kept = min(AVERAGE, self.steps / (self.steps + 9))
            torch._foreach_lerp_(self._averaged, self._weights, 1 - kept)

    def log(self, losses: dict[str, Tensor], more: Callable[[], dict[str, float]]) -> None:
        """Prints a line each `logged` seconds; `more` gives what takes time to measure."""
        if time.monotonic() - self._logged < self._each:
            return
        found = {key: round(value.item(), 4) for key, value in losses.items()} | more()
        self._logged = time.monotonic()
        self._model.train()
        print(json.dumps({"stage": self._name, "seconds": round(self._logged - self._started), "steps": self.steps, **found}), flush=True)


def on_gpu(model: Reader, device: torch.device) -> Reader:
    """With dropout as a GPU does it."""
    for block in (model, *model.blocks):
        block.dropout = nn.Dropout(block.dropout.rate) if isinstance(block.dropout, PooledDropout) else block.dropout
    return model.to(device)


def pretrain(name: str, model: Reader, text: Text, *, seconds: float, rate: float, tokens: int, logged: float) -> None:
    """In place."""
    device = next(model.parameters()).device
    telling = Telling(model).to(device)
    on_gpu(telling.generator.encoder, device)
    forward = torch.compile(telling)
    timed = Timed(name, telling, seconds=seconds, rate=rate, logged=logged)
    while timed.passed < 1:
        ids, types = text.rows(tokens // LENGTH)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            generated, told = forward(ids, types)
        timed.step(generated + WEIGHT * told)
        timed.log({"generator": generated, "replaced": told}, dict)
    print(json.dumps({"stage": name, "steps": timed.steps, "tokens": timed.steps * tokens}), flush=True)


def train(name: str, model: Reader, batches: Iterator[Batch], valid: list[Pack], *, seconds: float, rate: float, swap: float, teacher: Reader | None, logged: float) -> Reader:
    """Returns the averaged weights as a reader of its own."""
    device = next(model.parameters()).device
    averaged = on_gpu(Reader(**model.settings, dropout=0.0), device)
    averaged.load_state_dict(model.state_dict())
    averaged.eval().requires_grad_(requires_grad=False)
    forward = torch.compile(model, dynamic=True)
    judge = torch.compile(teacher, dynamic=True) if teacher else None
    swapping = Swapping(model.table.weight.detach(), swap)
    timed = Timed(name, model, seconds=seconds, rate=rate, logged=logged, average=averaged)
    tokens = torch.zeros((), dtype=torch.long, device=device)
    while timed.passed < 1:
        batch = next(batches)
        ids = swapping(batch.ids)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            own: Logits = forward(ids, batch.mask, batch.types)
            loss = right = reading_loss(*own, batch.starts, batch.ends, batch.listed)
            if judge:
                with torch.no_grad():
                    taught = judge(ids, batch.mask, batch.types)
                loss = (1 - TAUGHT) * right + TAUGHT * taught_loss(own, taught, batch.listed)
        timed.step(loss)
        tokens += ids.numel()
        timed.log({"loss": right}, lambda: measured(averaged, valid))
    print(json.dumps({"stage": name, "steps": timed.steps, "tokens": int(tokens), **measured(averaged, valid)}), flush=True)
    return averaged


def measured(model: Reader, packs: list[Pack]) -> dict[str, float]:
    """For each pack the part of its answered questions whose sentence is most relevant of all, and how well the greatest relevance tells
    answered ones from the others (area under the ROC curve)."""
    found = {}
    for number, pack in enumerate(packs):
        order = torch.arange(len(pack), device=pack.device)
        relevances = torch.cat([_relevances(model, pack, part) for part in order.split(256)])
        answered = pack.right != -1
        best = relevances.max(1)
        above = (best.values[answered][:, None] > best.values[~answered][None]).float().mean() if (~answered).any() else torch.zeros(())
        found |= {f"first {number}": round(float((best.indices[answered] == 0).float().mean()), 4), f"area {number}": round(float(above), 4)}
    return found


@torch.no_grad()
def _relevances(model: Reader, pack: Pack, questions: Tensor) -> Tensor:
    rows = pack.everything(questions)
    batch = pack.batch(rows, 1)
    with torch.autocast(pack.device.type, dtype=torch.bfloat16):
        logits = relevance(*model(batch.ids, batch.mask, batch.types))
    return logits.view(len(questions), -1)


def mixed(questions: Pack, asked: Pack, tokens: int) -> Iterator[Batch]:
    """Batches of four kinds, each as often as its share says."""
    kinds = (
        (endless(questions, questions.lists, tokens, LISTED), LISTED_SHARE), (endless(questions, questions.singles, tokens), SINGLE_SHARE),
        (endless(questions, questions.joined, tokens), JOINED_SHARE), (endless(asked, asked.singles, tokens), ASKED_SHARE),
    )
    while True:
        yield next(random.choices([batches for batches, _ in kinds], [share for _, share in kinds])[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="a reader to start from")
    parser.add_argument("--text", type=Path, required=True, help="tokens of plain text, one array")
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--asked", type=Path, required=True, help="packed questions about single sentences")
    parser.add_argument("--valid", type=Path, nargs="*", default=[], help="packed questions to measure by")
    parser.add_argument("--told-seconds", type=float, required=True)
    parser.add_argument("--read-seconds", type=float, required=True)
    parser.add_argument("--teacher", type=int, nargs=3, metavar=("WIDTH", "HEADS", "BLOCKS"))
    parser.add_argument("--teacher-seconds", type=float, nargs=2, metavar=("TOLD", "READ"), default=(0, 0))
    parser.add_argument("--told-rate", type=float, default=1.5e-3)
    parser.add_argument("--read-rate", type=float, default=1e-3)
    parser.add_argument("--tokens", type=int, default=131072, help="tokens a batch")
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--swap", type=float, default=0.15)
    parser.add_argument("--logged", type=float, default=30, help="seconds from one line of the log to the next")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    random.seed(arguments.seed)
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    text = Text(arguments.text, device)
    questions, asked = Pack(arguments.questions, device), Pack(arguments.asked, device)
    valid = [Pack(path, device) for path in arguments.valid]
    small = on_gpu(load_reader(arguments.start, arguments.dropout), device)

    def taught(name: str, model: Reader, told: float, read: float, teacher: Reader | None) -> Reader:
        if told:
            pretrain(f"{name} told", model, text, seconds=told, rate=arguments.told_rate, tokens=arguments.tokens, logged=arguments.logged)
        batches = mixed(questions, asked, arguments.tokens)
        return train(f"{name} read", model, batches, valid, seconds=read, rate=arguments.read_rate, swap=arguments.swap, teacher=teacher, logged=arguments.logged)

    teacher = None
    if arguments.teacher:
        width, heads, blocks = arguments.teacher
        large = Reader(small.settings["vocabulary"], width=width, heads=heads, blocks=blocks, feed=4 * width, dropout=arguments.dropout)
        large.table.weight.data.copy_(small.table.weight.data)
        teacher = taught("teacher", on_gpu(large, device), *arguments.teacher_seconds, None)
        save(teacher, arguments.out.with_suffix(".teacher"))
    save(taught("reader", small, arguments.told_seconds, arguments.read_seconds, teacher), arguments.out)


def save(model: Reader, path: Path) -> None:
    torch.save({"settings": model.settings, "model": {name: value.cpu() for name, value in model.state_dict().items()}}, path)


if __name__ == "__main__":
    main()
