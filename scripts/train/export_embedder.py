"""Stage 5: write the trained table as an int8 ONNX model in the layout that Transformers.js loads.

    python export_embedder.py --table table.npy --tokenizer tokenizer.json --out models/static-en-256

The files are written to a folder beside OUT first and moved one by one, so a reader never meets half a file.
"""

import argparse
import json
import shutil
import time
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from train_tokenizer import SPECIAL_TOKENS

OPSET, IR_VERSION = 13, 8
LONGEST_TEXT = 512



def quantize(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and the scale of each, so that row = int8 row × scale."""
    scales = np.abs(table).max(axis=1, keepdims=True) / 127
    rows = np.rint(table / np.where(scales == 0, 1, scales)).astype(np.int8)
    return rows, scales.astype(np.float32)


def build_model(rows: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    """A graph that looks up each token's row and zeroes the masked ones."""
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["row"]),
        helper.make_node("Cast", ["row"], ["row_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["scale", "mask_column"], ["masked_scale"]),
        helper.make_node("Mul", ["row_float", "masked_scale"], ["last_hidden_state"]),
    ]
    shape = ["batch", "sequence"]
    graph = helper.make_graph(
        nodes,
        "static_embedder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, rows.shape[1]])],
        [
            numpy_helper.from_array(rows, "rows"),
            numpy_helper.from_array(scales, "scales"),
            numpy_helper.from_array(np.array([-1], dtype=np.int64), "last_axis"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def layout(tokenizer: Tokenizer, dimensions: int) -> dict[str, dict[str, object]]:
    """The JSON files that stand beside the model."""
    special = {f"{token[1:-1].lower()}_token": token for token in SPECIAL_TOKENS}
    return {
        "config.json": {
            "model_type": "bert",
            "architectures": ["BertModel"],
            "hidden_size": dimensions,
            "vocab_size": tokenizer.get_vocab_size(),
            "max_position_embeddings": LONGEST_TEXT,
            "pad_token_id": tokenizer.token_to_id("[PAD]"),
        },
        "tokenizer_config.json": {
            "tokenizer_class": "BertTokenizer",
            "model_max_length": LONGEST_TEXT,
            "do_lower_case": True,
            "strip_accents": True,
            "tokenize_chinese_chars": True,
            **special,
        },
        "special_tokens_map.json": special,
    }


def install(staging: Path, out: Path) -> None:
    """Move a model's files to where they belong, one by one; the staging folder goes."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    for path in [path for path in staging.rglob("*") if path.is_file()]:
        path.replace(out / path.relative_to(staging))
    shutil.rmtree(staging)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    table = np.load(arguments.table)
    table[[tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]] = 0
    staging = arguments.out.with_name(arguments.out.name + ".partial")
    (staging / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(build_model(*quantize(table)), str(staging / "onnx" / "model_quantized.onnx"))
    tokenizer.save(str(staging / "tokenizer.json"), pretty=False)
    for name, content in layout(tokenizer, table.shape[1]).items():
        (staging / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    install(staging, arguments.out)
    size = sum(path.stat().st_size for path in arguments.out.rglob("*") if path.is_file())
    print(f"{arguments.out}: {size / 1e6:.2f} MB, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
