"""Stage: a shipped embedder's token table, to go on tuning where the float one is not at hand: its rows, rounded to 8 bits.

    python restore_table.py --model ../../models/static-en-256 --out table.npy
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a folder that export_embedder.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    graph = onnx.load(str(arguments.model / "onnx" / "model_quantized.onnx")).graph
    constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    np.save(arguments.out, constants["rows"].astype(np.float32) * constants["scales"])


if __name__ == "__main__":
    main()
