"""Stage: write the trained embedder as an ONNX model in the layout that Transformers.js loads.

    python export_embedder.py --embedder embedder.pt --tokenizer tokenizer.json --squad plain.json people.json --out models/embedder-en

Most products are of 8-bit integers (blocks_graph.py); what they stand for is found on texts of the `--squad` files. Fails where a
vector's cosine to the trained model's is below LEAST_COSINE. The files are written to a folder beside OUT first and moved one by one, so a reader never meets half a file.
"""

import argparse
import json
import random
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from activation_ranges import activation_ranges
from blocks_graph import MIDDLE, BlocksGraph, folded, quantize, stored, weights_of
from contextual import ContextualEmbedder, load_embedder, packed_texts
from embedder import Embedder
from graph import Graph, integers
from reader import SEP
from reading_questions import sentence_ranges
from tokenizers import Tokenizer
from torch.nn import functional
from train_tokenizer import SPECIAL_TOKENS

INPUTS = ("input_ids", "attention_mask")
LONGEST_TEXT = 512
TEXTS = 3000
BATCH = 16
LEAST_COSINE = 0.98


def sample_texts(paths: Sequence[Path]) -> list[str]:
    """Questions, sentences and paragraphs of files in SQuAD's format."""
    paragraphs = [paragraph for path in paths for article in json.loads(path.read_text(encoding="utf-8"))["data"] for paragraph in article["paragraphs"]]
    texts = []
    for paragraph in random.Random(0).sample(paragraphs, TEXTS // 3):
        text = paragraph["context"]
        texts += [text, *(text[start:end] for start, end in sentence_ranges(text)[:1]), *(asked["question"] for asked in paragraph["qas"][:1])]
    return texts


def batches(texts: Sequence[Sequence[int]]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Tokens and mask of texts of like length."""
    by_length = sorted(texts, key=len)
    return [packed_texts(by_length[at : at + BATCH]) for at in range(0, len(by_length), BATCH)]


def embedding_model(model: ContextualEmbedder, texts: Sequence[Sequence[int]]) -> onnx.ModelProto:
    """The graph of `last_hidden_state`, (batch, sequence, dimensions): what each token adds to its text's vector."""
    model = folded(model)
    graph, weights = Graph(), weights_of(model)
    add = graph.add
    blocks = BlocksGraph(graph, weights, model.settings, activation_ranges(model, batches(texts)), INPUTS)
    rows, scales = quantize(weights["table.weight"])
    looked_up = add("Gather", stored(rows), blocks.ids)
    projected = blocks.product(looked_up, np.float32(1), np.uint8(MIDDLE), weights["project.weight"])
    own = add("Add", add("Mul", projected, add("Gather", scales, blocks.ids)), weights["project.bias"])
    marks = np.concatenate((weights["marks.weight"], np.zeros_like(weights["marks.weight"][:1])))
    marked = add("Add", own, add("Gather", marks, add("Min", blocks.ids, integers(SEP + 1))))
    context = add("Mul", blocks.linear(blocks.through(marked), "add"), blocks.present)
    of_words = scales.copy()
    of_words[: SEP + 1] = 0
    lengths = add("Mul", add("Gather", of_words, blocks.ids), blocks.present)
    words = add("Mul", add("DequantizeLinear", looked_up, np.float32(1), np.uint8(MIDDLE)), lengths)
    add("Transpose", add("Add", words, context), perm=[1, 0, 2], name="last_hidden_state")
    return graph.model("embedder", INPUTS, {"last_hidden_state": ("batch", "sequence", str(rows.shape[1]))})


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


def vector_of(model: ContextualEmbedder, text: Sequence[int]) -> np.ndarray:
    with torch.no_grad():
        own, context = model(*packed_texts([text]))
    return functional.normalize((own + context).sum(1), dim=1)[0].numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    model = load_embedder(arguments.embedder)
    model.eval()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_TEXT - 2)
    texts = sample_texts(arguments.squad)
    tokens = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
    staging = arguments.out.with_name(arguments.out.name + ".partial")
    (staging / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(embedding_model(model, tokens), str(staging / "onnx" / "model_quantized.onnx"))
    tokenizer.no_truncation()
    tokenizer.save(str(staging / "tokenizer.json"), pretty=False)
    for name, content in layout(tokenizer, model.table.weight.shape[1]).items():
        (staging / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    cosines = [float(given @ vector_of(model, text)) for given, text in zip(Embedder(staging).embed(texts), tokens, strict=True)]
    if min(cosines) < LEAST_COSINE:
        raise SystemExit(f"The least cosine of the exported model's vectors to the trained one's is {min(cosines):.4f}")
    install(staging, arguments.out)
    size = sum(path.stat().st_size for path in arguments.out.rglob("*") if path.is_file())
    print(f"{arguments.out}: {size / 1e6:.2f} MB, cosines to the trained model's vectors {np.mean(cosines):.4f} on average, "
          f"{min(cosines):.4f} at least, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
