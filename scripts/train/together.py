"""Several processes that train one model: each on batches of its own, their weights averaged every few steps (local SGD, Stich, 2019)."""

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
