"""Stage: the mean of several token tables that were tuned from the same one (Wortsman et al., 2022).

    python mean_table.py tuned-12.npy tuned-6.npy --out tuned.npy
"""

import argparse
from pathlib import Path

import numpy as np


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    tables = [np.load(path) for path in arguments.tables]
    np.save(arguments.out, np.mean(tables, axis=0, dtype=np.float32))


if __name__ == "__main__":
    main()
