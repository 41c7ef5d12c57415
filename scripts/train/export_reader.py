"""Stage: write the trained reader as an ONNX model in the layout that Transformers.js loads.

    python export_reader.py --reader reader.pt --tokenizer tokenizer.json --squad statements.json people.json --out models/reader-en

Most products are of 8-bit integers (reader_graph.py); what they stand for is found on questions of the `--squad` files.
Fails where the logits on these questions differ from the trained model's by more than MOST_DIFFERENCE on average.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from activation_ranges import Pair, activation_ranges, batches, question_pairs
from export_embedder import LONGEST_TEXT, install, layout
from graph import Graph, floats, integers
from reader import FAR, SEP, Reader, load_reader
from reader_graph import INPUTS, EncoderGraph, Weights, folded
from tokenizers import Tokenizer
from torch import nn

MOST_DIFFERENCE = 0.05
QUESTIONS = 1500


def weights_of(model: nn.Module) -> Weights:
    return {name: value.numpy() for name, value in model.state_dict().items()}


def span_model(model: Reader, pairs: Sequence[Pair]) -> onnx.ModelProto:
    """The graph of the reader's `start_logits` and `end_logits`, (batch, sequence)."""
    model = folded(model)
    graph, weights = Graph(), weights_of(model)
    encoder = EncoderGraph(graph, weights, model.settings, activation_ranges(model, pairs))
    add = graph.add
    states = encoder.encode()
    heads = np.concatenate((weights["span.weight"], weights["whole.weight"])).T
    span, whole = graph.split(add("Add", add("MatMul", states, heads), np.concatenate((weights["span.bias"], weights["whole.bias"]))), (2, 2), axis=2)
    whole = add("Slice", whole, integers(0), integers(1), integers(0))
    no_end = graph.cast(add("Not", add("Equal", encoder.column(encoder.ids), integers(SEP))))
    passage = add("Mul", add("Mul", encoder.is_read, encoder.present), no_end)
    # The first token, no part of the passage, stands for "no answer", whose logits are 0.
    others = add("Slice", add("Mul", add("Sub", floats(1), passage), floats(FAR)), integers(1), integers(LONGEST_TEXT), integers(0))
    outside = add("Pad", others, integers(1, 0, 0, 0, 0, 0))
    logits = add("Add", add("Mul", add("Add", span, whole), passage), outside)
    names = ("start_logits", "end_logits")
    for name, part in zip(names, graph.split(add("Transpose", logits, perm=[2, 1, 0]), (1, 1), axis=0), strict=True):
        add("Squeeze", part, integers(0), name=name)
    return graph.model("reader", INPUTS, {name: ("batch", "sequence") for name in names})


def mean_difference(model: nn.Module, path: Path, pairs: Sequence[Pair]) -> float:
    """Between the logits of the trained and of the exported model, over all that the trained one doesn't set to FAR."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    total, count = 0.0, 0
    for batch in batches(pairs):
        with torch.no_grad():
            given_back = model(*batch)
        wanted = given_back if isinstance(given_back, tuple) else (given_back,)
        given = session.run(None, {name: values.numpy() for name, values in zip(INPUTS, batch, strict=True)})
        for left, right in zip(wanted, given, strict=True):
            total += float(np.abs(left.numpy() - right).sum())
            count += int((left.numpy() != FAR).sum())
    return total / count


def write_model(model: nn.Module, exported: onnx.ModelProto, pairs: Sequence[Pair], tokenizer: Tokenizer, out: Path, *, width: int, config: dict[str, object]) -> None:
    """Write the exported graph of a trained model, its tokenizer and the files beside them, once both agree on `pairs`."""
    started = time.monotonic()
    staging = out.with_name(out.name + ".partial")
    (staging / "onnx").mkdir(parents=True, exist_ok=True)
    path = staging / "onnx" / "model_quantized.onnx"
    onnx.save(exported, str(path))
    difference = mean_difference(model, path, pairs)
    if difference > MOST_DIFFERENCE:
        raise SystemExit(f"The exported model's logits differ from the trained one's by {difference:.3f} on average")
    tokenizer.save(str(staging / "tokenizer.json"), pretty=False)
    files = layout(tokenizer, width)
    files["config.json"] |= config
    for name, content in files.items():
        (staging / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    install(staging, out)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {size / 1e6:.2f} MB, logits {difference:.4f} from the trained model's on average, "
          f"at most {LONGEST_TEXT} tokens, {time.monotonic() - started:.0f} s")


def open_tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    model = load_reader(arguments.reader)
    model.eval()
    tokenizer = open_tokenizer(arguments.tokenizer)
    pairs = question_pairs(arguments.squad, tokenizer, QUESTIONS)
    write_model(model, span_model(model, pairs), pairs, tokenizer, arguments.out, width=model.settings["width"],
                config={"architectures": ["BertForQuestionAnswering"]})


if __name__ == "__main__":
    main()
