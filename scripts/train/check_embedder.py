"""Stage 6: check an exported model against the float table and against a few facts about language.

    python check_embedder.py --model models/static-en-256 --table table.npy --articles articles.jsonl

Exits with an error when a check fails.
"""

import argparse
import itertools
import sys
import time
from pathlib import Path

import numpy as np
import onnx
from embedder import Embedder
from export_embedder import IR_VERSION, OPSET
from text import read_jsonl
from tokenizers import Tokenizer
from train_tokenizer import SPECIAL_TOKENS

LEAST_COSINE = 0.999
MOST_BYTES = 10_000_000
FILES = ["config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "onnx/model_quantized.onnx"]
NEARER = [
    ("theft of trade secrets", "stealing company secrets", "freedom of expression"),
    ("investigate and prosecute cyber criminals", "catch online criminals", "economic growth"),
    ("the meeting took place in Tokyo", "where was the conference held", "the price of oil fell"),
    ("peaceful settlement of disputes", "resolving conflicts without war", "theft of passwords"),
]
"""A text, one that should be nearer to it, and one that should be farther."""


def float_embeddings(table: np.ndarray, tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """Embeddings out of the unquantized table, special tokens left out."""
    unknown = tokenizer.token_to_id("[UNK]")
    rows = []
    for text in texts:
        ids = tokenizer.encode(text, add_special_tokens=False).ids[:510]
        rows.append(table[[token for token in ids if token != unknown]].sum(axis=0))
    vectors = np.stack(rows)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def sample_texts(articles: Path, count: int) -> list[str]:
    """The first paragraph of each of the first articles."""
    return [row["sections"][0]["paragraphs"][0] for row in itertools.islice(read_jsonl(articles), count)]


def special_rows_are_zero(embedder: Embedder) -> bool:
    """Whether [PAD], [UNK], [CLS], [SEP] and [MASK] add nothing to a sum."""
    ids = np.array([[embedder.tokenizer.token_to_id(token) for token in SPECIAL_TOKENS]], dtype=np.int64)
    (states,) = embedder.session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    return not states.any()


def masked_rows_are_zero(embedder: Embedder) -> bool:
    """Whether a masked token's state is zero."""
    ids = np.array([[1000, 2000]], dtype=np.int64)
    (states,) = embedder.session.run(None, {"input_ids": ids, "attention_mask": np.array([[1, 0]], dtype=np.int64)})
    return bool(states[0, 0].any() and not states[0, 1].any())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    embedder = Embedder(arguments.model)
    texts = sample_texts(arguments.articles, 500)
    expected = float_embeddings(np.load(arguments.table), Tokenizer.from_file(str(arguments.model / "tokenizer.json")), texts)
    cosine = float((expected * embedder.embed(texts)).sum(axis=1).min())
    size = sum(path.stat().st_size for path in arguments.model.rglob("*") if path.is_file())
    graph = onnx.load(str(arguments.model / "onnx" / "model_quantized.onnx"))
    checks = {
        f"least cosine to the float table {cosine:.5f}": cosine >= LEAST_COSINE,
        f"{size / 1e6:.2f} MB": size < MOST_BYTES,
        "all files are there": all((arguments.model / name).is_file() for name in FILES),
        "opset and IR version": graph.opset_import[0].version == OPSET and graph.ir_version == IR_VERSION,
        "special tokens' rows are zero": special_rows_are_zero(embedder),
        "masked tokens' states are zero": masked_rows_are_zero(embedder),
    }
    for text, near, far in NEARER:
        a, b, c = embedder.embed([text, near, far])
        checks[f"{text!r}: {near!r} {a @ b:.2f}, {far!r} {a @ c:.2f}"] = bool(a @ b > a @ c)
    for name, passed in checks.items():
        print("ok  " if passed else "FAIL", name)
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(0 if all(checks.values()) else 1)


if __name__ == "__main__":
    main()
