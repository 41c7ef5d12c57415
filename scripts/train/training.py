"""What the trainings of the reader, of the claim model and of the table in context share: the optimizer, averaged weights, and a checkpoint to go on from."""

import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from together import EVERY as AVERAGED_EVERY
from together import Together
from torch import Tensor, nn

CHECKPOINT_STEPS = 250
EVERY = 50
NARROW = 8


class Training:
    """Steps of AdamW, or of it and Muon, whose rate rises and then falls linearly. Goes on from the checkpoint if there is one."""

    def __init__(self, model: nn.Module, checkpoint: Path, *, steps: int, rate: float, warm_up: float, decay: float, average: float,
                 together: Together | None = None, rates: Mapping[str, float] | None = None, muon: bool = False) -> None:
        """`warm_up` is a part of the steps, `decay` the weights' decay, `average` that of their moving average (0: none). `rates` has
        those of weights that learn at another rate, by name. `muon`: see `optimizers_of`."""
        self.model, self.checkpoint, self.steps, self.average, self._together = model, checkpoint, steps, average, together
        self.optimizers = optimizers_of(model, rate=rate, decay=decay, rates=rates, muon=muon)
        self.schedules = [
            torch.optim.lr_scheduler.LambdaLR(
                optimizer, lambda step: min((step + 1) / (warm_up * steps), max(0.02, (steps - step) / ((1 - warm_up) * steps)))
            )
            for optimizer in self.optimizers
        ]
        self.done = 0
        self.averaged = {name: value.detach().clone() for name, value in model.state_dict().items()}
        if checkpoint.exists():
            saved = torch.load(checkpoint)
            self.done, self.averaged = saved["step"], saved["averaged"]
            model.load_state_dict(saved["model"])
            for part, state in zip(self._stepping, saved["stepping"], strict=True):
                part.load_state_dict(state)
        self.started = time.monotonic()
        self.losses: list[float] = []
        model.train()

    @property
    def weights(self) -> dict[str, Tensor]:
        """The weights, averaged over the last steps if asked to."""
        return self.averaged if self.average else self.model.state_dict()

    @property
    def _stepping(self) -> list[torch.optim.Optimizer | torch.optim.lr_scheduler.LambdaLR]:
        return [*self.optimizers, *self.schedules]

    def step(self, loss: Tensor) -> None:
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
        for schedule in self.schedules:
            schedule.step()
        self.losses.append(loss.item())
        self.done += 1
        if self._together and self.done % AVERAGED_EVERY == 0:
            self._together.average(self.model)
        if self.average:
            kept = min(self.average, self.done / (self.done + 9))
            for name, value in self.model.state_dict().items():
                self.averaged[name].lerp_(value, 1 - kept)
        if self.done % EVERY == 0:
            seconds = time.monotonic() - self.started
            print(f"step {self.done}/{self.steps}: loss {np.mean(self.losses[-EVERY:]):.3f}, {seconds:.0f} s", flush=True)
        if self.done % CHECKPOINT_STEPS == 0:
            self._save()

    def _save(self) -> None:
        partial = self.checkpoint.with_suffix(".partial")
        state = {"step": self.done, "model": self.model.state_dict(), "averaged": self.averaged}
        torch.save({**state, "stepping": [part.state_dict() for part in self._stepping]}, partial)
        partial.replace(self.checkpoint)


def optimizers_of(model: nn.Module, *, rate: float, decay: float, rates: Mapping[str, float] | None = None, muon: bool = True) -> list[torch.optim.Optimizer]:
    """AdamW, and with `muon` for the layers' matrices orthogonal steps (Jordan et al., 2024), as long as AdamW's would be (Liu et al., 2025)."""
    matrices = _matrices(model) if muon else {}
    groups = [{"params": [value], "lr": (rates or {}).get(name, rate)} for name, value in model.named_parameters() if name not in matrices]
    found: list[torch.optim.Optimizer] = [torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=decay, fused=True)]
    if muon:
        found.append(torch.optim.Muon(matrices.values(), lr=rate, weight_decay=decay, adjust_lr_fn="match_rms_adamw"))
    return found


def _matrices(model: nn.Module) -> dict[str, nn.Parameter]:
    """The weights of all linear layers but the narrow ones, by name: a step of those has no directions to make even."""
    layers = ((name, layer) for name, layer in model.named_modules() if isinstance(layer, nn.Linear))
    return {f"{name}.weight": layer.weight for name, layer in layers if min(layer.weight.shape) > NARROW}
