"""An exported model as Transformers.js uses it: tokenize, run the ONNX graph, mean-pool, normalise."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

BATCH = 64
LONGEST_TEXT = 512


def open_model(folder: Path, threads: int) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """The ONNX session and the tokenizer of a model's folder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / "onnx" / "model_quantized.onnx"), options)
    return session, Tokenizer.from_file(str(folder / "tokenizer.json"))


class Embedder:
    """Texts to unit vectors; a text without known tokens becomes the zero vector."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.session, self.tokenizer = open_model(folder, threads)
        self.tokenizer.enable_truncation(LONGEST_TEXT)
        self.tokenizer.enable_padding(pad_id=self.tokenizer.token_to_id("[PAD]"))

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """One row for each text, in order."""
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = np.zeros((len(texts), self.session.get_outputs()[0].shape[2]), dtype=np.float32)
        for at in range(0, len(texts), BATCH):
            chosen = by_length[at : at + BATCH]
            encoded = self.tokenizer.encode_batch([texts[i] for i in chosen])
            ids = np.array([entry.ids for entry in encoded], dtype=np.int64)
            mask = np.array([entry.attention_mask for entry in encoded], dtype=np.int64)
            (states,) = self.session.run(["last_hidden_state"], {"input_ids": ids, "attention_mask": mask})
            vectors[chosen] = states.sum(axis=1) / mask.sum(axis=1, keepdims=True)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(lengths == 0, 1, lengths)
