"""The reader's encoder as an ONNX graph, for speed on one core: the same function as `Reader.encode`, in other steps.

Values are (length, batch, width): neighbouring words are then slices of the first axis, and attention needs no
transposed copies. The products with large weights are of 8-bit integers. The scale of what goes into each is fixed
(activation_ranges.py), so that what is read in a row doesn't depend on the rows beside it; weights are uint8 around 128,
because products of uint8 with int8 saturate on processors without VNNI.
"""

import copy
from collections.abc import Mapping

import numpy as np
import torch
from activation_ranges import Ranges
from export_embedder import quantize
from graph import Graph, Operand, floats, integers
from onnx import numpy_helper
from reader import FAR, SEP, Reader

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
MIDDLE = 128
LEAST_PRODUCT = 1e-4
EPSILON = 1e-5
Weights = Mapping[str, np.ndarray]


def folded(model: Reader) -> Reader:
    """A copy that gives the same: where nothing but a linear layer follows a normalization, it has its weights in it."""
    model = copy.deepcopy(model)
    with torch.no_grad():
        for block in model.blocks:
            for norm, layer in ((block.before_attention, block.attention), (block.before_feed, block.feed)):
                layer.bias += layer.weight @ norm.bias
                layer.weight *= norm.weight
                norm.reset_parameters()
    return model


class EncoderGraph:
    """Adds an encoder to a graph: that of a `folded` reader, whose weights are given by name."""

    def __init__(self, graph: Graph, weights: Weights, settings: Mapping[str, int], ranges: Ranges) -> None:
        self.graph, self.weights, self.ranges = graph, weights, ranges
        self.width, self.heads, self.blocks = settings["width"], settings["heads"], settings["blocks"]
        self.ids, self.mask, self.types = (graph.add("Transpose", name, perm=[1, 0]) for name in INPUTS)
        self.present = self.column(graph.cast(self.mask))
        self.is_read = self.column(graph.cast(self.types))
        self._longest = settings["longest"]
        count = graph.add("Shape", graph.add("Reshape", self.ids, integers(-1)))
        self._shape = graph.add("Concat", graph.add("Shape", self.ids), integers(self.width), axis=0)
        self._ones, self._zeros = (graph.add("ConstantOfShape", count, value=numpy_helper.from_array(floats(each))) for each in (1, 0))
        low, high = ranges["compare"]
        products = np.maximum(-low, high)[2 * self.width : 3 * self.width]
        self.units = np.sqrt(np.maximum(products, LEAST_PRODUCT)).astype(np.float32)

    def column(self, value: str) -> str:
        """(length, batch) as (length, batch, 1)."""
        return self.graph.add("Unsqueeze", value, integers(2))

    def encode(self) -> str:
        """The states of all tokens after the last block: (length, batch, width)."""
        add = self.graph.add
        states = self._compared()
        present = self.graph.cast(add("Unsqueeze", "attention_mask", integers(1, 2)))
        bias = add("Mul", add("Sub", floats(1), present), floats(FAR))
        rotation = self._rotation()
        for block in range(self.blocks):
            name = f"blocks.{block}"
            states = add("Add", states, self._near(states, name))
            states = add("Add", states, self._attended(states, bias, rotation, name))
            states = add("Add", states, self._fed(states, name))
        return self._scaled_normal(states, "last")

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
            rounded = self._rounded(part, (low / unit, high / unit))
            compared = add("Add", compared, self._product(*rounded, matrix * unit))
        return add("FastGelu", compared, self.weights["compare.bias"])

    def _looked_up(self) -> tuple[str, str]:
        """The tokens' projected rows, and their rows at length 1, or 0 where a token is no word."""
        add = self.graph.add
        rows, scales = quantize(self.weights["table.weight"])
        lengths = np.sqrt((np.square(rows.astype(np.float32)) * np.square(scales)).sum(1, keepdims=True) + 1e-6)
        units = scales / lengths
        units[: SEP + 1] = 0
        looked_up = add("Gather", (rows.astype(np.int16) + MIDDLE).astype(np.uint8), self.ids)
        whole = self._product(looked_up, np.float32(1), np.uint8(MIDDLE), self.weights["project.weight"] / self.units[:, None])
        own = add("Add", add("Mul", whole, add("Gather", scales, self.ids)), self.weights["project.bias"] / self.units)
        unit = add("DequantizeLinear", looked_up, np.float32(1), np.uint8(MIDDLE))
        return own, add("Mul", unit, add("Gather", units.astype(np.float32), self.ids))

    def _pairwise(self, operator: str, name: str) -> str:
        """An operator on all pairs of a row's tokens: (batch, length, length) of (batch, length)."""
        return self.graph.add(operator, self.graph.add("Unsqueeze", name, integers(2)), self.graph.add("Unsqueeze", name, integers(1)))

    def _near(self, states: str, block: str) -> str:
        """Of each token with those beside it; what lies beyond the row counts as 0."""
        add, layer = self.graph.add, f"{block}.near"
        values = add("Mul", self._scaled_normal(states, f"{block}.before_near"), self.present)
        values, scale, zero = self._rounded(values, self.ranges[layer])
        padded = add("Pad", values, integers(1, 0, 0, 1, 0, 0), zero)
        left = add("Slice", padded, integers(0), integers(-2), integers(0))
        right = add("Slice", padded, integers(2), integers(1 << 30), integers(0))
        beside = add("Concat", left, values, right, axis=2)
        return add("FastGelu", self._product(beside, scale, zero, self.weights[f"{layer}.weight"]), self.weights[f"{layer}.bias"])

    def _attended(self, states: str, bias: str, rotation: str, block: str) -> str:
        add, layer = self.graph.add, f"{block}.attention"
        rounded = self._rounded(self._normal(states), self.ranges[layer])
        matrices, offsets = np.split(self.weights[f"{layer}.weight"], 3), np.split(self.weights[f"{layer}.bias"], 3)
        asked, keys, values = (self._product(*rounded, matrix, offset) for matrix, offset in zip(matrices, offsets, strict=True))
        by_head = integers(0, -1, self.heads, self.width // self.heads)
        queries, keys = (add("Reshape", self._turned(one, rotation), by_head) for one in (asked, keys))
        alpha = (self.width // self.heads) ** -0.5
        scores = add("Add", add("FusedMatMul", queries, keys, transBatchA=1, transBatchB=1, transB=1, alpha=alpha), bias)
        mixed = add("FusedMatMul", add("Softmax", scores, axis=-1), add("Reshape", values, by_head), transBatchB=1)
        mixed = add("Reshape", add("Transpose", mixed, perm=[2, 0, 1, 3]), integers(0, 0, -1))
        return self._linear(mixed, f"{block}.attended")

    def _fed(self, states: str, block: str) -> str:
        layer = f"{block}.feed"
        rounded = self._rounded(self._normal(states), self.ranges[layer])
        fed = self.graph.add("FastGelu", self._product(*rounded, self.weights[f"{layer}.weight"]), self.weights[f"{layer}.bias"])
        return self._linear(fed, f"{block}.fed")

    def _rotation(self) -> str:
        """The matrix by which `Rotation` turns a head's values, for each place: (length, head, head)."""
        add, head = self.graph.add, self.width // self.heads
        angles = np.arange(self._longest)[:, None] / 1000 ** (np.arange(0, head, 2) / head)
        table = np.tile(angles, (1, 2))[:, None]
        swapped = np.eye(head, k=head // 2) - np.eye(head, k=-(head // 2))
        # Folded into one table when the model is loaded: the file has a part of it.
        turns = [add("Mul", part(table).astype(np.float32), matrix.astype(np.float32)) for part, matrix in ((np.cos, np.eye(head)), (np.sin, swapped))]
        return add("Slice", add("Add", *turns), integers(0), add("Shape", self.ids, end=1), integers(0))

    def _turned(self, values: str, rotation: str) -> str:
        """(length, batch × heads, head) of (length, batch, width)."""
        return self.graph.add("MatMul", self.graph.add("Reshape", values, integers(0, -1, self.width // self.heads)), rotation)

    def _scaled_normal(self, states: str, name: str) -> str:
        normal = self.graph.add("Mul", self._normal(states), self.weights[f"{name}.weight"])
        return self.graph.add("Add", normal, self.weights[f"{name}.bias"])

    def _normal(self, states: str) -> str:
        """Layer normalization without weights: InstanceNormalization of a channel a token takes a third of the time."""
        rows = self.graph.add("Reshape", states, integers(1, -1, self.width))
        normal = self.graph.add("InstanceNormalization", rows, self._ones, self._zeros, epsilon=EPSILON)
        return self.graph.add("Reshape", normal, self._shape)

    def _linear(self, values: str, layer: str) -> str:
        return self._product(*self._rounded(values, self.ranges[layer]), self.weights[f"{layer}.weight"], self.weights[f"{layer}.bias"])

    def _rounded(self, values: str, bounds: tuple[np.ndarray, np.ndarray]) -> tuple[str, np.float32, np.uint8]:
        """Values as uint8, with the scale and the zero that their bounds allow."""
        low, high = bounds[0].min(), bounds[1].max()
        scale = np.float32((high - low) / 255)
        zero = np.uint8(np.rint(-low / scale))
        return self.graph.add("QuantizeLinear", values, scale, zero), scale, zero

    def _product(self, values: str, scale: np.float32, zero: np.uint8, weight: np.ndarray, bias: np.ndarray | None = None) -> str:
        """Values (uint8) times a layer's weights (outputs, inputs), as floats."""
        rows, scales = quantize(weight)
        stored = (rows.T.astype(np.int16) + MIDDLE).astype(np.uint8)
        operands: list[Operand] = [values, stored, scale, scales.reshape(-1), zero, np.uint8(MIDDLE)]
        return self.graph.add("MatMulIntegerToFloat", *operands, *([] if bias is None else [bias]))
