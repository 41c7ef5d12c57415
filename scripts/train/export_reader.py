"""Stage: write the trained reader as an ONNX model with int8 weights in the layout that Transformers.js loads.

    python export_reader.py --reader reader.pt --tokenizer tokenizer.json --out models/reader-en

The weights are int8 with a scale a row; they become floats when the model is loaded, so that only their rounding, not
the arithmetic, differs from the trained model. Fails where the logits differ by more than MOST_DIFFERENCE.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from export_embedder import LONGEST_TEXT, install, layout, quantize
from onnx import TensorProto, helper, numpy_helper
from reader import CLS, SEP, Reader
from tokenizers import Tokenizer
from torch import nn

OPSET, IR_VERSION = 14, 8
SMALLEST_QUANTIZED = 4096
MOST_DIFFERENCE = 0.15


TOKEN_AXES = {0: "batch", 1: "sequence"}


def to_onnx(model: nn.Module, path: Path, outputs: dict[str, dict[int, str]]) -> None:
    """Trace a model of tokens, mask and segments; batch and length stay free. `outputs` names the free axes of each."""
    ids = torch.randint(SEP + 1, 1000, (2, 24))
    ids[:, 0], ids[:, 8], ids[:, -1] = CLS, SEP, SEP
    types = torch.zeros_like(ids)
    types[:, 9:] = 1
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: TOKEN_AXES for name in names} | outputs
    torch.onnx.export(
        model, (ids, torch.ones_like(ids), types), str(path), input_names=names, output_names=list(outputs),
        dynamic_axes=axes, opset_version=OPSET,
    )


def with_int8_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store each large matrix as int8 with scales, and turn it into floats by nodes that are folded at load."""
    graph = model.graph
    kept, nodes = [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.ndim != 2 or values.size < SMALLEST_QUANTIZED or values.dtype != np.float32:
            kept.append(tensor)
            continue
        gathers = [node for node in graph.node if tensor.name in node.input]
        rows, scales = quantize(values) if gathers[0].op_type == "Gather" else map(np.transpose, quantize(values.T))
        name = tensor.name
        kept += [numpy_helper.from_array(rows.copy(), f"{name}_int8"), numpy_helper.from_array(scales.copy(), f"{name}_scales")]
        if gathers[0].op_type == "Gather":
            (gather,) = gathers
            ids, out = gather.input[1], gather.output[0]
            graph.node.insert(list(graph.node).index(gather), helper.make_node("Gather", [f"{name}_int8", ids], [f"{out}_int8"]))
            at = list(graph.node).index(gather)
            graph.node.remove(gather)
            for new in (
                helper.make_node("Mul", [f"{out}_float", f"{out}_scale"], [out]),
                helper.make_node("Gather", [f"{name}_scales", ids], [f"{out}_scale"]),
                helper.make_node("Cast", [f"{out}_int8"], [f"{out}_float"], to=TensorProto.FLOAT),
            ):
                graph.node.insert(at, new)
        else:
            nodes += [
                helper.make_node("Cast", [f"{name}_int8"], [f"{name}_float"], to=TensorProto.FLOAT),
                helper.make_node("Mul", [f"{name}_float", f"{name}_scales"], [name]),
            ]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    for node in reversed(nodes):
        graph.node.insert(0, node)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def largest_difference(model: nn.Module, path: Path) -> float:
    """Between the logits of the trained and of the exported model, over random tokens of several lengths."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for length in (16, 70, 200):
        ids = torch.randint(SEP + 1, 20_000, (3, length))
        ids[:, 0], ids[:, 8], ids[:, -1] = CLS, SEP, SEP
        types, mask = torch.zeros_like(ids), torch.ones_like(ids)
        types[:, 9:], mask[1, length - 4 :] = 1, 0
        with torch.no_grad():
            given_back = model(ids, mask, types)
        wanted = given_back if isinstance(given_back, tuple) else (given_back,)
        given = session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy(), "token_type_ids": types.numpy()})
        for left, right in zip(wanted, given, strict=True):
            worst = max(worst, float(np.abs(left.numpy() - right).max()))
    return worst


def write_model(model: nn.Module, tokenizer_path: Path, out: Path, *, width: int, outputs: dict[str, dict[int, str]], config: dict[str, object]) -> None:
    """Write a trained model, its tokenizer and the files beside them. `outputs` names the free axes of each output."""
    started = time.monotonic()
    model.eval()
    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    staging = out.with_name(out.name + ".partial")
    (staging / "onnx").mkdir(parents=True, exist_ok=True)
    path = staging / "onnx" / "model_quantized.onnx"
    to_onnx(model, path, outputs)
    onnx.save(with_int8_weights(onnx.load(str(path))), str(path))
    difference = largest_difference(model, path)
    if difference > MOST_DIFFERENCE:
        raise SystemExit(f"The exported model's logits differ from the trained one's by up to {difference:.3f}")
    tokenizer.save(str(staging / "tokenizer.json"), pretty=False)
    files = layout(tokenizer, width)
    files["config.json"] |= config
    for name, content in files.items():
        (staging / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    install(staging, out)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {size / 1e6:.2f} MB, logits within {difference:.4f} of the trained model's, "
          f"at most {LONGEST_TEXT} tokens, {time.monotonic() - started:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    saved = torch.load(arguments.reader)
    model = Reader(**saved["settings"], dropout=0.0)
    model.load_state_dict(saved["model"])
    write_model(
        model, arguments.tokenizer, arguments.out, width=saved["settings"]["width"],
        outputs={"start_logits": TOKEN_AXES, "end_logits": TOKEN_AXES}, config={"architectures": ["BertForQuestionAnswering"]},
    )


if __name__ == "__main__":
    main()
