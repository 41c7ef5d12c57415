"""Several processes that train one model: each on batches of its own, their weights averaged every few steps (local SGD, Stich, 2019)."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta
from pathlib import Path

import torch
from torch import distributed, nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

EVERY = 20
PATIENCE = timedelta(minutes=40)
"""Making examples takes longer in one process than in another."""


class Together:
    """One of `processes`, which meet at a file that none of them must find there from an earlier run."""

    def __init__(self, meeting: Path, process: int, processes: int) -> None:
        self._processes = processes
        distributed.init_process_group("gloo", init_method=meeting.absolute().as_uri(), rank=process, world_size=processes, timeout=PATIENCE)

    def average(self, model: nn.Module) -> None:
        """Waits for the others, and gives all of them the mean of their weights."""
        with torch.no_grad():
            weights = parameters_to_vector(model.parameters())
            distributed.all_reduce(weights)
            vector_to_parameters(weights / self._processes, model.parameters())


def add_arguments(parser: ArgumentParser) -> None:
    """What `together_of` and `seed_of` read."""
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--meeting", type=Path, help="train together with other processes, which meet at this file")
    parser.add_argument("--process", type=int, default=0, help="which of them this is, from 0; each has an --out of its own")
    parser.add_argument("--processes", type=int, default=2)


def together_of(arguments: Namespace) -> Together | None:
    """None where no meeting is named: the process trains alone."""
    return Together(arguments.meeting, arguments.process, arguments.processes) if arguments.meeting else None


def seed_of(arguments: Namespace, checkpoint: Path) -> int:
    """Another one for each process, and for a run that goes on, which draws other batches than the one before it did."""
    return arguments.seed + 1000 * arguments.process + (torch.load(checkpoint)["step"] if checkpoint.exists() else 0)
