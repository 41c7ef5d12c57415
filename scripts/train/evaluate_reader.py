"""Stage: judge an exported reader on articles that it was never trained on.

    python evaluate_reader.py --model models/reader-en --squad squad-1.1-dev.json squad-2.0-dev.json --only articles.txt

Prints for each file, with the paragraph given: F1 and exact match of the span (Rajpurkar et al., 2016), the share of
questions whose best span lies in a right sentence, and, where there are questions without an answer, the area under the
ROC curve of the best span's score; then the time to read ten sentences on one core.
"""

import argparse
import json
import re
import string
import time
from collections import Counter
from pathlib import Path

import numpy as np
from embedder import LONGEST_TEXT, open_model
from reader import packed
from reading_questions import sentence_ranges
from tokenizers import Tokenizer

LONGEST_SPAN = 30
BATCH = 32


class ReaderSession:
    """An exported reader as the product runs it: the question and the passages in, the best span of each out."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.session, self.tokenizer = open_model(folder, threads)

    def logits(self, pairs: list[tuple[str, str]]) -> list[tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]]:
        """For each question and passage: start and end logits of the passage's tokens, and the tokens' offsets."""
        encoded = [
            (self.tokenizer.encode(q, add_special_tokens=False).ids[:40], self.tokenizer.encode(p, add_special_tokens=False))
            for q, p in pairs
        ]
        results: list[tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]] = [None] * len(pairs)  # type: ignore[list-item]
        order = sorted(range(len(pairs)), key=lambda i: len(encoded[i][0]) + len(encoded[i][1].ids))
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            ids, mask, types = packed([(encoded[i][0], encoded[i][1].ids[: LONGEST_TEXT - len(encoded[i][0]) - 3]) for i in chosen])
            length = ids.shape[1]
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
            starts, ends = self.session.run(["start_logits", "end_logits"], feed)
            for row, i in enumerate(chosen):
                first = len(encoded[i][0]) + 2
                count = min(len(encoded[i][1].ids), length - first - 1)
                results[i] = (starts[row, first : first + count], ends[row, first : first + count], encoded[i][1].offsets[:count])
        return results


def best_span(starts: np.ndarray, ends: np.ndarray) -> tuple[int, int, float]:
    """First and last token of the best span of at most LONGEST_SPAN tokens, and the mean of its two logits."""
    scores = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(scores, dtype=bool)) & ~np.triu(np.ones_like(scores, dtype=bool), LONGEST_SPAN)
    first, last = np.unravel_index(np.where(allowed, scores, -np.inf).argmax(), scores.shape)
    return int(first), int(last), float(scores[first, last] / 2)


def normal(text: str) -> list[str]:
    """SQuAD's normal form: no articles, no punctuation, lower case."""
    kept = "".join(letter for letter in text.lower() if letter not in set(string.punctuation))
    return re.sub(r"\b(a|an|the)\b", " ", kept).split()


def span_f1(given: str, wanted: str) -> float:
    left, right = normal(given), normal(wanted)
    if not left or not right:
        return float(left == right)
    same = sum((Counter(left) & Counter(right)).values())
    return 2 * same / (len(left) + len(right))


def auroc(positive: list[float], negative: list[float]) -> float:
    """The probability that a positive scores above a negative (Mann and Whitney, 1947)."""
    values = np.array(positive + negative)
    ranks = np.empty(len(values))
    ranks[values.argsort()] = np.arange(1, len(values) + 1)
    count = len(positive)
    return float((ranks[:count].sum() - count * (count + 1) / 2) / (count * len(negative)))


def judge(session: ReaderSession, path: Path, only: set[str] | None) -> None:
    pairs, facts = [], []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        if only is not None and article["title"] not in only:
            continue
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                pairs.append((asked["question"].strip(), paragraph["context"]))
                facts.append([] if asked.get("is_impossible") else asked["answers"])
    exact, overlap, sentence, scores = [], [], [], ([], [])
    for (_, context), answers, (starts, ends, offsets) in zip(pairs, facts, session.logits(pairs), strict=True):
        first, last, score = best_span(starts, ends)
        scores[0 if answers else 1].append(score)
        if not answers:
            continue
        given = context[offsets[first][0] : offsets[last][1]]
        overlap.append(max(span_f1(given, answer["text"]) for answer in answers))
        exact.append(max(float(normal(given) == normal(answer["text"])) for answer in answers))
        ranges = sentence_ranges(context)
        inside = next((r for r in ranges if r[0] <= offsets[first][0] < r[1]), (0, 0))
        sentence.append(any(inside[0] <= answer["answer_start"] < inside[1] for answer in answers))
    print(f"{path.name}: {len(pairs)} questions, F1 {100 * np.mean(overlap):.1f}, exact {100 * np.mean(exact):.1f}, "
          f"right sentence in the paragraph {100 * np.mean(sentence):.1f}"
          + (f", AUROC {auroc(*scores):.3f}" if scores[1] else ""), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--only", type=Path, help="titles of the articles to judge on, a line each; all where left out")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    session = ReaderSession(arguments.model, arguments.threads)
    only = set(arguments.only.read_text(encoding="utf-8").split("\n")) if arguments.only else None
    for path in arguments.squad:
        judge(session, path, only)
    ten = [("Who will host the next meeting of the two sides?", " ".join(["word"] * 30))] * 10
    session.logits(ten)
    times = []
    for _ in range(50):
        started = time.perf_counter()
        session.logits(ten)
        times.append(time.perf_counter() - started)
    print(f"ten sentences of 30 words: {1000 * np.median(times):.1f} ms")


if __name__ == "__main__":
    main()
