"""Finds sentences far apart that tell of the same thing: they share at least two words that are rare everywhere."""

from collections.abc import Iterator, Sequence

import numpy as np
from text import STOP_WORDS, WORD

MOST_SENTENCES = 40
"""A word that stands in more sentences than this is not rare."""
LEAST_SHARED = 2
LEAST_DISTANCE = 12
"""Sentences nearer than this many lines are likely of one paragraph."""
LEAST_OVERLAP, MOST_OVERLAP = 0.08, 0.6


def _rare_words(sentences: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Occurrences of rare words, word by word: the word's number and the sentence's."""
    numbers: dict[str, int] = {}
    found_words: list[int] = []
    found_lines: list[int] = []
    for line, sentence in enumerate(sentences):
        distinct = set(WORD.findall(sentence.lower()))
        found_words += [numbers.setdefault(word, len(numbers)) for word in distinct]
        found_lines += [line] * len(distinct)
    words = np.array(found_words, dtype=np.int32)
    lines = np.array(found_lines, dtype=np.int32)
    frequency = np.bincount(words)[words]
    rare = np.flatnonzero((frequency >= 2) & (frequency <= MOST_SENTENCES))
    order = rare[np.argsort(words[rare], kind="stable")]
    return words[order], lines[order]


def _sharing(words: np.ndarray, lines: np.ndarray, count: int) -> np.ndarray:
    """Pairs of sentences, as first × count + second, once for every rare word that they share."""
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    sizes = np.diff(starts, append=len(words))
    keys = []
    for size in range(2, MOST_SENTENCES + 1):
        group = lines[starts[sizes == size][:, None] + np.arange(size)].astype(np.int64)
        first, second = np.triu_indices(size, 1)
        low = np.minimum(group[:, first], group[:, second]).ravel()
        high = np.maximum(group[:, first], group[:, second]).ravel()
        keys.append((low * count + high)[high - low >= LEAST_DISTANCE])
    return np.concatenate(keys)


def parallel_sentences(sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines of sentences that share rare words but are not copies of one another."""
    keys, shared = np.unique(_sharing(*_rare_words(sentences), len(sentences)), return_counts=True)
    for key in keys[shared >= LEAST_SHARED].tolist():
        first, second = divmod(key, len(sentences))
        left = set(WORD.findall(sentences[first].lower())) - STOP_WORDS
        right = set(WORD.findall(sentences[second].lower())) - STOP_WORDS
        if LEAST_OVERLAP <= len(left & right) / len(left | right) <= MOST_OVERLAP:
            yield first, second
