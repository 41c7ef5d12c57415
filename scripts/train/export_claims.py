"""Stage: write the trained claim model as an ONNX model with int8 weights in the layout that Transformers.js loads.

    python export_claims.py --claims claims.pt --tokenizer tokenizer.json --out models/claims-en
"""

import argparse
import json
import time
from pathlib import Path

import onnx
import torch
from claim_model import VERDICTS, ClaimModel
from export_embedder import install, layout
from export_reader import MOST_DIFFERENCE, largest_difference, to_onnx, with_int8_weights
from reader import Reader
from tokenizers import Tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    started = time.monotonic()
    saved = torch.load(arguments.claims)
    model = ClaimModel(Reader(**saved["settings"], dropout=0.0))
    model.load_state_dict(saved["model"])
    model.eval()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    staging = arguments.out.with_name(arguments.out.name + ".partial")
    (staging / "onnx").mkdir(parents=True, exist_ok=True)
    path = staging / "onnx" / "model_quantized.onnx"
    to_onnx(model, path, {"logits": {0: "batch"}})
    onnx.save(with_int8_weights(onnx.load(str(path))), str(path))
    difference = largest_difference(model, path)
    if difference > MOST_DIFFERENCE:
        raise SystemExit(f"The exported model's logits differ from the trained one's by up to {difference:.3f}")
    tokenizer.save(str(staging / "tokenizer.json"), pretty=False)
    files = layout(tokenizer, saved["settings"]["width"])
    files["config.json"] |= {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(at): name for at, name in enumerate(VERDICTS)},
        "label2id": {name: at for at, name in enumerate(VERDICTS)},
    }
    for name, content in files.items():
        (staging / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    install(staging, arguments.out)
    size = sum(file.stat().st_size for file in arguments.out.rglob("*") if file.is_file())
    print(f"{arguments.out}: {size / 1e6:.2f} MB, logits within {difference:.4f} of the trained model's, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
