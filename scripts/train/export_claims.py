"""Stage: write the trained claim model as an ONNX model in the layout that Transformers.js loads.

    python export_claims.py --claims claims.pt --tokenizer tokenizer.json --examples claims.jsonl --out models/claims-en

As export_reader.py does it; what the 8-bit integers stand for is found on the claims of `--examples`.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from activation_ranges import Pair, activation_ranges, pair_of
from claim_examples import read_claims
from claim_model import VERDICTS, ClaimModel
from export_reader import open_tokenizer, weights_of, write_model
from graph import Graph, floats, integers
from reader import Reader
from reader_graph import INPUTS, EncoderGraph, folded
from tokenizers import Tokenizer

CLAIMS = 500
LEAST = 1e3


def claim_pairs(paths: Sequence[Path], tokenizer: Tokenizer) -> list[Pair]:
    """CLAIMS claims, each with its paragraph."""
    claims = read_claims(list(paths))
    chosen = random.Random(0).sample(claims, min(CLAIMS, len(claims)))
    return [pair_of(claim.text, claim.document[claim.paragraph], tokenizer) for claim in chosen]


def verdict_model(model: ClaimModel, pairs: Sequence[Pair]) -> onnx.ModelProto:
    """The graph of the claim model's `logits`, (batch, verdicts)."""
    encoder = folded(model.encoder)
    ranges = activation_ranges(encoder, pairs)
    graph, weights = Graph(), weights_of(model)
    add = graph.add
    encoded = EncoderGraph(graph, weights_of(encoder), encoder.settings, ranges)
    states = encoded.encode()
    read = add("Mul", encoded.is_read, encoded.present)
    claim = add("Sub", encoded.present, read)

    def mean(part: str) -> str:
        count = add("Max", add("ReduceSum", part, integers(0), keepdims=0), floats(1))
        return add("Div", add("ReduceSum", add("Mul", states, part), integers(0), keepdims=0), count)

    beyond = add("Mul", add("Sub", claim, floats(1)), floats(LEAST))
    greatest = add("ReduceMax", add("Add", add("Mul", states, claim), beyond), axes=[0], keepdims=0)
    first = add("Gather", states, integers(0).reshape(()), axis=0)
    mixed = add("Concat", first, mean(claim), greatest, mean(read), axis=1)
    mixed = add("Tanh", add("Add", add("MatMul", mixed, weights["mix.weight"].T), weights["mix.bias"]))
    add("Add", add("MatMul", mixed, weights["verdict.weight"].T), weights["verdict.bias"], name="logits")
    return graph.model("claims", INPUTS, {"logits": ("batch", str(len(VERDICTS)))})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    saved = torch.load(arguments.claims)
    model = ClaimModel(Reader(**saved["settings"], dropout=0.0))
    model.load_state_dict(saved["model"])
    model.eval()
    config: dict[str, object] = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(at): name for at, name in enumerate(VERDICTS)},
        "label2id": {name: at for at, name in enumerate(VERDICTS)},
    }
    tokenizer = open_tokenizer(arguments.tokenizer)
    pairs = claim_pairs(arguments.examples, tokenizer)
    write_model(model, verdict_model(model, pairs), pairs, tokenizer, arguments.out, width=saved["settings"]["width"], config=config)


if __name__ == "__main__":
    main()
