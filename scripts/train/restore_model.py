"""Stage: a shipped model's weights as a checkpoint, to go on training where the float weights are not at hand.

    python restore_model.py --model ../../models/reader-en --out reader.pt

They are those that the exported graph computes with: rounded to 8 bits, the weights of a normalization that a linear
layer follows inside that layer, and the channels that are compared in the units that export chose. The function is the same.
Reads what reader_graph.py, export_reader.py and export_claims.py write, and relies on the order in which they add to a graph.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from claim_model import VERDICTS, ClaimModel
from onnx import numpy_helper
from reader import Reader
from reader_graph import MIDDLE
from torch import nn

HEAD = 32
"""Width of an attention head; the graph has it in the rotation's table alone."""


class Constants:
    """The constants of a graph, by the operators that they go into, in their order."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self._values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self._nodes = list(graph.node)

    def of(self, operator: str, dimensions: int | None = None) -> Iterator[list[np.ndarray]]:
        """The constants of each such operator that has any, of so many dimensions."""
        for node in self._nodes:
            values = [self._values[name] for name in node.input if name in self._values]
            chosen = [value for value in values if dimensions is None or value.ndim == dimensions]
            if node.op_type == operator and chosen:
                yield chosen

    def products(self) -> Iterator[tuple[np.ndarray, np.ndarray | None]]:
        """The weights (outputs, inputs) of each product of integers, and its bias if it has one."""
        for rows, _, scales, *rest in self.of("MatMulIntegerToFloat"):
            bias = rest[-1] if rest and rest[-1].ndim == 1 else None
            yield ((rows.astype(np.float32) - MIDDLE) * scales).T, bias


def encoder_weights(found: Constants) -> tuple[dict[str, np.ndarray], int]:
    """The encoder's weights by name, without those of heads, and the number of its blocks."""
    (rows, *_), (scales, *_), *_ = found.of("Gather", 2)
    products = list(found.products())
    biases = [bias for bias, *_ in found.of("FastGelu", 1)]
    scaled = [one for one, *_ in found.of("Mul", 1) if one.size > 1]
    width = products[0][0].shape[0]
    added = [one for one, *_ in found.of("Add", 1) if one.size == width]
    facts = next(one for one, *_ in found.of("MatMul", 2))
    weights = {
        "table.weight": (rows.astype(np.float32) - MIDDLE) * scales,
        "segments.weight": next(one for one, *_ in found.of("Gather", 2) if one.shape == (2, width)),
        "sharpness": next(one for one, *_ in found.of("Mul", 1) if one.size == 1).reshape(()),
        "project.weight": products[0][0],
        "project.bias": added[0],
        "compare.weight": np.concatenate((*(weight for weight, _ in products[1:4]), facts.T), axis=1),
        "compare.bias": biases[0],
    }
    count = len(scaled) - 1
    for block in range(count):
        near, *attention, attended, feed, fed = products[4 + 7 * block : 11 + 7 * block]
        name = f"blocks.{block}"
        weights |= {
            f"{name}.before_near.weight": scaled[block], f"{name}.before_near.bias": added[1 + block],
            f"{name}.near.weight": near[0], f"{name}.near.bias": biases[1 + 2 * block],
            f"{name}.attention.weight": np.concatenate([weight for weight, _ in attention]),
            f"{name}.attention.bias": np.concatenate([bias for _, bias in attention if bias is not None]),
            f"{name}.feed.weight": feed[0], f"{name}.feed.bias": biases[2 + 2 * block],
        }
        for layer, (weight, bias) in (("attended", attended), ("fed", fed)):
            weights |= {f"{name}.{layer}.weight": weight, f"{name}.{layer}.bias": bias}
    return weights | {"last.weight": scaled[count], "last.bias": added[1 + count]}, count


def restored(found: Constants, *, is_reader: bool) -> tuple[dict[str, int], nn.Module]:
    weights, blocks = encoder_weights(found)
    vocabulary, width = weights["table.weight"].shape[0], weights["project.bias"].size
    feed = weights["blocks.0.feed.bias"].size
    encoder = Reader(vocabulary, width=width, heads=width // HEAD, blocks=blocks, feed=feed)
    if is_reader:
        heads = [one for one, *_ in found.of("MatMul", 2)][-1].T
        bias = next(one for one, *_ in found.of("Add", 1) if one.size == len(heads))
        for at, name in enumerate(("span", "whole")):
            weights |= {f"{name}.weight": heads[2 * at : 2 * at + 2], f"{name}.bias": bias[2 * at : 2 * at + 2]}
    loaded = {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in weights.items()}
    missing, unknown = encoder.load_state_dict(loaded, strict=False)
    assert not unknown and all("before_attention" in name or "before_feed" in name or name.startswith(("span", "whole")) for name in missing), missing
    if is_reader:
        return encoder.settings, encoder
    mix, verdict = [one for one, *_ in found.of("MatMul", 2)][-2:]
    biases = [one for one, *_ in found.of("Add", 1)][-2:]
    model = ClaimModel(encoder, width)
    with torch.no_grad():
        for layer, weight, bias in ((model.mix, mix, biases[0]), (model.verdict, verdict, biases[1])):
            layer.weight.copy_(torch.from_numpy(weight.T.copy()))
            layer.bias.copy_(torch.from_numpy(bias.copy()))
    assert len(biases[1]) == len(VERDICTS)
    return encoder.settings, model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of a reader or of a claim model")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = json.loads((arguments.model / "config.json").read_text(encoding="utf-8"))
    found = Constants(arguments.model / "onnx" / "model_quantized.onnx")
    settings, model = restored(found, is_reader=config["architectures"] == ["BertForQuestionAnswering"])
    torch.save({"settings": settings, "model": model.state_dict()}, arguments.out)
    print(json.dumps({"saved": str(arguments.out), **settings}))


if __name__ == "__main__":
    main()
