"""Okapi BM25 over lower-cased words, as the lexical half of what is evaluated."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from text import words

K1, B = 1.2, 0.75


class Bm25:
    """An index over some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        documents = [Counter(words(text)) for text in texts]
        lengths = np.array([sum(document.values()) for document in documents], dtype=np.float64)
        self._count = len(documents)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
        for index, document in enumerate(documents):
            for word, frequency in document.items():
                self._postings[word].append((index, frequency * (K1 + 1) / (frequency + norm[index])))

    def scores(self, query: str) -> np.ndarray:
        """The score of every text."""
        scores = np.zeros(self._count)
        for word in words(query):
            if found := self._postings.get(word):
                weight = math.log(1 + (self._count - len(found) + 0.5) / (len(found) + 0.5))
                for index, value in found:
                    scores[index] += weight * value
        return scores
