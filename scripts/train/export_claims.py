"""Stage: write the trained claim model as an ONNX model with int8 weights in the layout that Transformers.js loads.

    python export_claims.py --claims claims.pt --tokenizer tokenizer.json --out models/claims-en
"""

import argparse
from pathlib import Path

import torch
from claim_model import VERDICTS, ClaimModel
from export_reader import write_model
from reader import Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    saved = torch.load(arguments.claims)
    model = ClaimModel(Reader(**saved["settings"], dropout=0.0))
    model.load_state_dict(saved["model"])
    config: dict[str, object] = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(at): name for at, name in enumerate(VERDICTS)},
        "label2id": {name: at for at, name in enumerate(VERDICTS)},
    }
    width = saved["settings"]["width"]
    write_model(model, arguments.tokenizer, arguments.out, width=width, outputs={"logits": {0: "batch"}}, config=config)


if __name__ == "__main__":
    main()
