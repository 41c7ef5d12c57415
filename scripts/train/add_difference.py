"""Stage: add to a model a part of what a training changed in another one with the same weights (Ilharco et al., 2023).

    python add_difference.py --model reader.pt --before table.npy --after tuned.npy --part 0.75 --out reader-tuned.pt
    python add_difference.py --model claims.pt --before reader4.pt --after reader5.pt --part 0.6 --out claims-start.pt

`--before` and `--after` are readers, or token tables, which go to the model's table. What the model lacks is left out.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

TABLE = "table.weight"


def weights_of(path: Path) -> dict[str, Tensor]:
    """By the names that they have in a reader."""
    if path.suffix == ".npy":
        return {TABLE: torch.from_numpy(np.load(path))}
    return torch.load(path)["model"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a reader or a claim model")
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--after", type=Path, required=True)
    parser.add_argument("--part", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    saved = torch.load(arguments.model)
    weights = saved["model"]
    prefix = "encoder." if f"encoder.{TABLE}" in weights else ""
    before, after = weights_of(arguments.before), weights_of(arguments.after)
    own_names = {name: name if name in weights else prefix + name for name in after}
    changed = [name for name, own in own_names.items() if own in weights]
    for name in changed:
        own = own_names[name]
        weights[own] = weights[own] + arguments.part * (after[name] - before[name])
    torch.save(saved, arguments.out)
    print(json.dumps({"saved": str(arguments.out), "changed": len(changed)}))


if __name__ == "__main__":
    main()
