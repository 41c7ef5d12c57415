"""An ONNX graph written node by node: each call adds a node and gives the name of what it makes."""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 17, 8
RUNTIME_DOMAIN = "com.microsoft"
RUNTIME_OPERATORS = {"FastGelu", "FusedMatMul", "MatMulIntegerToFloat"}
"""Operators of onnxruntime's own; version 1.14 has them."""
Operand = str | np.ndarray


class Graph:
    """Nodes and constants; operands are names of values, or arrays, which become constants."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._names: dict[tuple[bytes, str, tuple[int, ...]], str] = {}
        self._made = 0

    def constant(self, values: np.ndarray) -> str:
        """Equal arrays are stored once."""
        key = (values.tobytes(), str(values.dtype), values.shape)
        if key not in self._names:
            self._names[key] = f"constant_{len(self._names)}"
            self._constants.append(numpy_helper.from_array(np.asarray(values, order="C"), self._names[key]))
        return self._names[key]

    def add(self, operator: str, *operands: Operand, name: str | None = None, **attributes: object) -> str:
        """A node with one output, called `name` if given."""
        return self._node(operator, operands, [name or self._new(operator)], attributes)[0]

    def split(self, value: str, sizes: Sequence[int], axis: int) -> list[str]:
        """The parts of a value along an axis."""
        return self._node("Split", (value, integers(*sizes)), [self._new("Split") for _ in sizes], {"axis": axis})

    def cast(self, value: str, to: int = TensorProto.FLOAT) -> str:
        return self.add("Cast", value, to=to)

    def model(self, name: str, inputs: Sequence[str], outputs: dict[str, Sequence[str]]) -> onnx.ModelProto:
        """Of int64 inputs of shape (batch, sequence) and float outputs whose axes' names are given."""
        graph = helper.make_graph(
            self._nodes, name,
            [helper.make_tensor_value_info(one, TensorProto.INT64, ["batch", "sequence"]) for one in inputs],
            [helper.make_tensor_value_info(one, TensorProto.FLOAT, list(axes)) for one, axes in outputs.items()],
            self._constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME_DOMAIN, 1)])
        model.ir_version = IR_VERSION
        onnx.checker.check_model(model)
        return model

    def _node(self, operator: str, operands: Sequence[Operand], outputs: list[str], attributes: dict[str, object]) -> list[str]:
        names = [self.constant(one) if isinstance(one, np.ndarray | np.generic) else one for one in operands]
        domain = RUNTIME_DOMAIN if operator in RUNTIME_OPERATORS else ""
        self._nodes.append(helper.make_node(operator, names, outputs, domain=domain, **attributes))
        return outputs

    def _new(self, operator: str) -> str:
        self._made += 1
        return f"{operator}_{self._made}"


def integers(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)
