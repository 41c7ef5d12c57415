"""Stage: train the claim model from the reader's encoder, on claims made of questions and on claims by hand.

    python train_claims.py --start reader.pt --squad a.json --claims claims.jsonl --judge judge.jsonl \\
        --leave-out articles.txt --tokenizer tokenizer.json --steps 1200 --out claims.pt

Goes on from OUT.checkpoint when it was interrupted.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from claim_examples import NOT_FOUND, NOT_SUPPORTED, SUPPORTED, Claim, claims_of_questions, nearest, read_claims
from claim_model import ClaimModel
from reader import Reader, packed
from reading_questions import read_titles
from sentence_claims import Rewriter, claims_of_sentences
from swapping import Swapping
from together import add_arguments, seed_of, together_of
from tokenizers import Tokenizer
from torch.nn import functional
from training import Training
from wordnet import WordNet

WARM_UP = 0.05
LONGEST = 288
SMOOTHING = 0.05
OTHER_PARAGRAPH = 0.25
"""How often a claim is held against another paragraph, which doesn't say."""


def batches(claims: list[Claim], tokenizer: Tokenizer, tokens: int, rng: random.Random) -> Iterator[tuple[list[tuple[list[int], list[int]]], list[int]]]:
    """Without end: pairs of claim and paragraph, and the verdicts."""
    known: dict[str, list[int]] = {}

    def ids(text: str) -> list[int]:
        if text not in known:
            known[text] = tokenizer.encode(text, add_special_tokens=False).ids
        return known[text]

    while True:
        order = claims[:]
        rng.shuffle(order)
        pool = []
        for claim in order:
            paragraph, verdict = claim.paragraph, claim.verdict
            if rng.random() < OTHER_PARAGRAPH and (other := nearest(claim.text, claim.document, paragraph, rng)) is not None:
                paragraph, verdict = other, NOT_FOUND
            text = claim.text
            if rng.random() < 0.15:
                text = text.rstrip(".").lower() if rng.random() < 0.5 else text.rstrip(".")
            asked = ids(text)[:64]
            pool.append((asked, ids(claim.document[paragraph])[: LONGEST - len(asked) - 3], verdict))
        pool.sort(key=lambda pair: len(pair[0]) + len(pair[1]) + rng.random() * 16)
        cuts: list[list[tuple[list[int], list[int], int]]] = [[]]
        for pair in pool:
            if (len(cuts[-1]) + 1) * (len(pair[0]) + len(pair[1]) + 3) > tokens:
                cuts.append([])
            cuts[-1].append(pair)
        rng.shuffle(cuts)
        for cut in cuts:
            yield [(q, p) for q, p, _ in cut], [v for _, _, v in cut]


def model_of(saved: dict[str, dict[str, torch.Tensor]], dropout: float) -> ClaimModel:
    """A claim model of an earlier run as it was, or a new one on a reader's encoder."""
    model = ClaimModel(Reader(**saved["settings"], dropout=dropout))
    if "verdict.weight" in saved["model"]:
        model.load_state_dict(saved["model"])
    else:
        model.encoder.load_state_dict(saved["model"])
    return model


def taught(logits: torch.Tensor, teachers: list[ClaimModel], inputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Cross-entropy against what the teachers give on the average (Hinton, Vinyals and Dean 2015, at temperature 1)."""
    with torch.no_grad():
        given = torch.stack([teacher(*inputs).softmax(1) for teacher in teachers]).mean(0)
    return functional.cross_entropy(logits, given)


def loss_of(logits: torch.Tensor, verdicts: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; where a claim is only known not to be supported, of that alone."""
    is_known = verdicts != NOT_SUPPORTED
    known = functional.cross_entropy(logits[is_known], verdicts[is_known], label_smoothing=SMOOTHING, reduction="sum")
    others = logits[~is_known]
    unsupported = others.logsumexp(1) - others[:, SUPPORTED + 1 :].logsumexp(1)
    return (known + unsupported.sum()) / len(verdicts)


def judged(model: ClaimModel, claims: list[Claim], tokenizer: Tokenizer) -> tuple[float, list[list[int]]]:
    """The part of claims judged rightly beside their own paragraph, and how verdicts fall."""
    model.eval()
    table = [[0] * 3 for _ in range(3)]
    encoded = [(tokenizer.encode(c.text, add_special_tokens=False).ids[:64], tokenizer.encode(c.document[c.paragraph], add_special_tokens=False).ids[:220]) for c in claims]
    with torch.no_grad():
        for at in range(0, len(claims), 32):
            ids, mask, types = map(torch.from_numpy, packed(encoded[at : at + 32]))
            for claim, verdict in zip(claims[at : at + 32], model(ids, mask, types).argmax(1).tolist(), strict=True):
                table[claim.verdict][verdict] += 1
    model.train()
    return sum(table[i][i] for i in range(3)) / len(claims), table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="a reader, or a claim model of an earlier run")
    parser.add_argument("--squad", type=Path, nargs="*", default=[])
    parser.add_argument("--squad-share", type=float, default=0.3)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--sentence-share", type=float, default=0.0, help="share of batches of claims made of the sentences of their documents")
    parser.add_argument("--wordnet", type=Path, help="folder of WordNet's dict files, to make those")
    parser.add_argument("--thesaurus", type=Path, help="a written thesaurus, to make them too")
    parser.add_argument("--judge", type=Path, nargs="+", required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--tokens", type=int, default=6144)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--swap", type=float, default=0.0, help="part of the tokens that each batch swaps for like ones")
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--average", type=float, default=0.997)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="claim models whose verdicts, on the average, are learnt beside the true ones")
    parser.add_argument("--taught-share", type=float, default=0.6, help="what those count in the loss")
    parser.add_argument("--muon", action="store_true", help="take orthogonal steps where weights are matrices")
    parser.add_argument("--out", type=Path, required=True)
    add_arguments(parser)
    arguments = parser.parse_args()
    checkpoint = arguments.out.with_suffix(".checkpoint")
    seed = seed_of(arguments, checkpoint)
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    rng = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    model = model_of(torch.load(arguments.start), arguments.dropout)
    teachers = [model_of(torch.load(path), 0.0).eval() for path in arguments.teachers]
    left_out = read_titles(arguments.leave_out)
    by_hand, judges = read_claims(arguments.claims), read_claims(arguments.judge)
    made = claims_of_questions(arguments.squad, left_out, rng)
    print(f"{len(by_hand):,} claims by hand, {len(made):,} made of questions, {len(judges):,} to judge by", flush=True)
    sources = [batches(by_hand, tokenizer, arguments.tokens, rng)]
    shares: list[Callable[[], float]] = []
    if made:
        sources.append(batches(made, tokenizer, arguments.tokens, rng))
        # Made of questions first, those by hand more and more.
        shares.append(lambda: arguments.squad_share * 2 * (1 - training.done / arguments.steps))
    if arguments.sentence_share:
        documents = list(dict.fromkeys(claim.document for claim in by_hand))
        of_sentences = claims_of_sentences(documents, Rewriter(WordNet(arguments.wordnet), arguments.thesaurus, rng))
        print(f"{len(of_sentences):,} claims made of sentences", flush=True)
        sources.append(batches(of_sentences, tokenizer, arguments.tokens, rng))
        shares.append(lambda: arguments.sentence_share)
    swapping = Swapping(model.encoder.table.weight.data, arguments.swap) if arguments.swap else None
    training = Training(
        model, checkpoint, steps=arguments.steps, rate=arguments.rate, warm_up=WARM_UP, decay=0.02, average=arguments.average, together=together_of(arguments),
        muon=arguments.muon,
    )
    while training.done < arguments.steps:
        others = [share() for share in shares]
        pairs, verdicts = next(rng.choices(sources, [1 - sum(others), *others])[0])
        ids, mask, types = map(torch.from_numpy, packed(pairs))
        swapped = swapping(ids) if swapping else ids
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(swapped, mask, types)
            loss = loss_of(logits, torch.tensor(verdicts))
            if teachers:
                loss = (1 - arguments.taught_share) * loss + arguments.taught_share * taught(logits, teachers, (ids, mask, types))
        training.step(loss)
        if training.done % 200 == 0 or training.done == arguments.steps:
            own = {name: value.clone() for name, value in model.state_dict().items()}
            model.load_state_dict(training.weights)
            print(f"step {training.done}: judged rightly {judged(model, judges, tokenizer)}", flush=True)
            model.load_state_dict(own)
    torch.save({"settings": model.encoder.settings, "model": training.weights}, arguments.out)
    print(json.dumps({"saved": str(arguments.out)}))


if __name__ == "__main__":
    main()
