"""Stage: judge trained readers by which sentence of a document each finds most relevant to a question.

    python evaluate_sentences.py --reader a.pt b.pt --tokenizer tokenizer.json --squad plain-statements.json --every 2

Prints for each file the share of answerable questions whose answer's sentence comes first, and the area under the ROC curve of
the first sentence's relevance, for telling which questions have an answer.
"""

import argparse
from pathlib import Path

import torch
from confused_sentences import relevances, tokens_of
from evaluate_reader import auroc
from export_reader import open_tokenizer
from mine_reading import NOWHERE
from reader import Reader, load_reader
from reading_questions import read_articles, sentence_ranges
from tokenizers import Tokenizer


def judged(model: Reader, path: Path, tokenizer: Tokenizer, every: int) -> str:
    paragraphs, asked = read_articles([path], set())
    places = {title: [(at, *span) for at, text in enumerate(texts) for span in sentence_ranges(text)] for title, texts in paragraphs.items()}
    encoded = {
        title: [tokens_of(paragraphs[title][at][start:end], tokenizer) for at, start, end in held] for title, held in places.items()
    }
    right, answerable, unanswerable = 0, [], []
    for item in asked[::every]:
        found = relevances(model, tokens_of(item.question, tokenizer), encoded[item.article])
        best = int(found.argmax())
        if item.answer == NOWHERE:
            unanswerable.append(float(found[best]))
            continue
        at, start, end = places[item.article][best]
        right += at == item.paragraph and start <= item.answer[0] < end
        answerable.append(float(found[best]))
    return (f"{path.stem}: {len(answerable)} answerable, right sentence {100 * right / len(answerable):.1f}"
            + (f", AUROC {auroc(answerable, unanswerable):.3f}" if unanswerable else ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, nargs="+", required=True, help="weights that train_reader.py wrote")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--squad", type=Path, nargs="+", required=True)
    parser.add_argument("--every", type=int, default=1, help="ask every so many questions")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = open_tokenizer(arguments.tokenizer)
    for reader in arguments.reader:
        model = load_reader(reader)
        model.eval()
        for path in arguments.squad:
            print(f"{reader.stem}, {judged(model, path, tokenizer, arguments.every)}", flush=True)


if __name__ == "__main__":
    main()
