"""Stage 2: train the WordPiece tokenizer (BERT's normaliser: lower case, accents stripped) on the gathered articles.

    python train_tokenizer.py --articles articles.jsonl --out tokenizer.json
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from text import read_jsonl
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def new_tokenizer() -> Tokenizer:
    """A tokenizer that behaves like BERT's uncased one, with no vocabulary yet."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    return tokenizer


def article_texts(path: Path) -> Iterator[str]:
    """Titles, headings and paragraphs."""
    for article in read_jsonl(path):
        yield article["title"]
        for section in article["sections"]:
            yield section["heading"]
            yield from section["paragraphs"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=30_000, help="number of tokens")
    parser.add_argument("--alphabet", type=int, default=300, help="number of single characters that get a token")
    arguments = parser.parse_args()
    started = time.monotonic()
    tokenizer = new_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=arguments.vocabulary,
        limit_alphabet=arguments.alphabet,
        special_tokens=SPECIAL_TOKENS,
        show_progress=False,
    )
    tokenizer.train_from_iterator(article_texts(arguments.articles), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")],
    )
    tokenizer.save(str(arguments.out))
    print(f"{tokenizer.get_vocab_size():,} tokens, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
