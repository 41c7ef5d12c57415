"""The reader's encoder as an ONNX graph: the same function as `Reader.encode`, in other steps (blocks_graph.py)."""

from collections.abc import Mapping

import numpy as np
from activation_ranges import Ranges
from blocks_graph import MIDDLE, BlocksGraph, Weights, quantize, stored
from graph import Graph, floats, integers
from reader import FAR, SEP

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
LEAST_PRODUCT = 1e-4


class EncoderGraph(BlocksGraph):
    """Adds an encoder to a graph: that of a `folded` reader, whose weights are given by name."""

    def __init__(self, graph: Graph, weights: Weights, settings: Mapping[str, int], ranges: Ranges) -> None:
        super().__init__(graph, weights, settings, ranges, INPUTS)
        (self.types,) = self.others
        self.is_read = self.column(graph.cast(self.types))
        low, high = ranges["compare"]
        products = np.maximum(-low, high)[2 * self.width : 3 * self.width]
        self.units = np.sqrt(np.maximum(products, LEAST_PRODUCT)).astype(np.float32)

    def encode(self) -> str:
        """The states of all tokens after the last block: (length, batch, width)."""
        return self.through(self._compared())

    def _compared(self) -> str:
        """As `Reader._compare`; the cosines of all pairs of tokens are (batch, length, length)."""
        add, cast = self.graph.add, self.graph.cast
        own, unit = self._looked_up()
        words = cast(add("Greater", "input_ids", integers(SEP)))
        differ = cast(add("Not", self._pairwise("Equal", "token_type_ids")))
        other = add("Mul", differ, add("Unsqueeze", words, integers(1)))
        cosine = add("FusedMatMul", unit, unit, transBatchA=1, transBatchB=1, transB=1)
        near = add("Mul", cosine, differ)
        same = add("Mul", cast(self._pairwise("Equal", "input_ids")), other)
        scores = add("Add", add("Mul", near, self.weights["sharpness"].reshape(1)), add("Mul", add("Sub", floats(1), other), floats(FAR)))
        aligned = add("FusedMatMul", add("Softmax", scores, axis=-1), own, transBatchB=1)
        count = add("ReduceSum", cast(add("Unsqueeze", "attention_mask", integers(2))), integers(1), keepdims=1)
        facts = add("Concat", add("ReduceMax", same, axes=[-1]), add("ReduceMax", near, axes=[-1]),
                    add("Div", add("ReduceSum", near, integers(-1)), count), axis=2)
        aligned, facts = (add("Transpose", one, perm=[1, 0, 2]) for one in (aligned, facts))
        return add("Add", self._features(own, aligned, facts), add("Gather", self.weights["segments.weight"], self.types))

    def _features(self, own: str, aligned: str, facts: str) -> str:
        """The layer over what is compared. `own` and `aligned` are in units of `self.units`: their channels' ranges
        differ, and rounded to 8 bits as they are they would cost more accuracy than all other layers together."""
        add, units = self.graph.add, self.units
        *matrices, last = np.split(self.weights["compare.weight"], [self.width, 2 * self.width, 3 * self.width], axis=1)
        lows, highs = (np.split(bounds[: 3 * self.width], 3) for bounds in self.ranges["compare"])
        compared = add("MatMul", facts, last.T)
        for part, unit, matrix, low, high in zip(
            (own, aligned, add("Mul", own, aligned)), (units, units, units * units), matrices, lows, highs, strict=True
        ):
            rounded = self.rounded(part, (low / unit, high / unit))
            compared = add("Add", compared, self.product(*rounded, matrix * unit))
        return add("FastGelu", compared, self.weights["compare.bias"])

    def _looked_up(self) -> tuple[str, str]:
        """The tokens' projected rows, and their rows at length 1, or 0 where a token is no word."""
        add = self.graph.add
        rows, scales = quantize(self.weights["table.weight"])
        lengths = np.sqrt((np.square(rows.astype(np.float32)) * np.square(scales)).sum(1, keepdims=True) + 1e-6)
        units = scales / lengths
        units[: SEP + 1] = 0
        looked_up = add("Gather", stored(rows), self.ids)
        whole = self.product(looked_up, np.float32(1), np.uint8(MIDDLE), self.weights["project.weight"] / self.units[:, None])
        own = add("Add", add("Mul", whole, add("Gather", scales, self.ids)), self.weights["project.bias"] / self.units)
        unit = add("DequantizeLinear", looked_up, np.float32(1), np.uint8(MIDDLE))
        return own, add("Mul", unit, add("Gather", units.astype(np.float32), self.ids))

    def _pairwise(self, operator: str, name: str) -> str:
        """An operator on all pairs of a row's tokens: (batch, length, length) of (batch, length)."""
        return self.graph.add(operator, self.graph.add("Unsqueeze", name, integers(2)), self.graph.add("Unsqueeze", name, integers(1)))
