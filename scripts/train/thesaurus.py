"""What a word can be replaced by: from WordNet, and from a list of everyday English that was written for this project."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from wordnet import WordNet

WRITTEN = 0.7
"""How often a word that the list has is replaced from it."""
SAME, NEAR = 1.0, 0.3


def entries_of(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Each word of the list with the others of its line, field by field: word | words that mean the same | words that come
    near | opposites."""
    for line in path.read_text(encoding="utf-8").splitlines():
        head, *fields = line.split("|")
        yield head.strip(), [[other for other in map(str.strip, field.split(",")) if other] for field in fields]


def read_entries(path: Path) -> dict[str, dict[str, float]]:
    """For each word of the list, and each one that stands for it, the others with their weights."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for head, fields in entries_of(path):
        for weight, others in zip((SAME, NEAR), fields, strict=False):
            for other in others:
                found[head].setdefault(other, weight)
                found[other].setdefault(head, weight)
    return found


class Thesaurus:
    """What a word of a vocabulary can be replaced by, looked up once a word."""

    def __init__(self, wordnet: WordNet, vocabulary: Iterable[str], entries: Path | None = None) -> None:
        self._wordnet = wordnet
        self._written = read_entries(entries) if entries else {}
        forms: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in vocabulary:
            for lemma in wordnet.lemmas(word):
                forms[lemma].append(word)
        self._forms = forms
        self._synonyms: dict[str, list[tuple[list[str], list[float]]]] = {}
        self._inflections: dict[str, list[str]] = {}

    def synonym(self, word: str, rng: random.Random) -> str:
        """A synonym or a wider word, by chance; the word itself where there is none."""
        if word not in self._synonyms:
            heads = sorted({word, *(lemma for lemma, _ in self._wordnet.lemmas(word))} & self._written.keys())
            written = {other: weight for head in heads for other, weight in self._written[head].items()}
            self._synonyms[word] = [
                (list(found), list(accumulate(found.values()))) for found in (written, self._wordnet.replacements(word)) if found
            ]
        lists = self._synonyms[word]
        if not lists:
            return word
        others, weights = lists[-1] if len(lists) == 1 or rng.random() >= WRITTEN else lists[0]
        return rng.choices(others, cum_weights=weights)[0]

    def inflection(self, word: str, rng: random.Random) -> str:
        """Another form of the same lemma or a word of the same root, by chance; the word itself where there is none."""
        if word not in self._inflections:
            same = [form for lemma in sorted(self._wordnet.lemmas(word)) for form in self._forms[lemma] if form != word]
            self._inflections[word] = same + self._wordnet.derived(word)
        others = self._inflections[word]
        return rng.choice(others) if others else word
