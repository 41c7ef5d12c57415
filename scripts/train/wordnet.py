"""Reads the WordNet 3.0 database files (`index.*`, `data.*`, `*.exc`, `cntlist.rev`) and relates words by them.

The formats are those of WordNet's manual pages wndb(5), cntlist(5) and morphy(7).
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_ENDINGS = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "r": [],
}
_HYPERNYM, _DERIVED, _SIMILAR, _PERTAINS = "@", "+", "&", "\\"

Key = tuple[str, int]
"""A synset: its part of speech and its offset in the data file."""


@dataclass(frozen=True)
class Synset:
    lemmas: tuple[str, ...]
    gloss: str
    pointers: tuple[tuple[str, Key, int], ...]
    """Symbol, target and the target's word number (0: the whole synset)."""


class WordNet:
    """The synsets, the senses of each lemma (most frequent first) and the irregular forms."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[Key, Synset] = {}
        self.senses: dict[tuple[str, str], list[Key]] = {}
        self._irregular: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._counts: dict[tuple[str, str, int], int] = {}
        self._read_counts(folder / "cntlist.rev")
        for part, name in PARTS.items():
            self._read_data(folder / f"data.{name}", part)
            self._read_index(folder / f"index.{name}", part)
            for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
                form, *lemmas = line.split()
                self._irregular[part, form] += lemmas

    def _read_data(self, path: Path, part: str) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            facts, _, gloss = line.partition(" | ")
            fields = facts.split()
            count = int(fields[3], 16)
            lemmas = tuple(field.split("(")[0].replace("_", " ") for field in fields[4 : 4 + 2 * count : 2])
            at = 5 + 2 * count
            pointers = tuple(
                (fields[i], (fields[i + 2], int(fields[i + 1])), int(fields[i + 3][2:], 16))
                for i in range(at, at + 4 * int(fields[at - 1]), 4)
            )
            self.synsets[part, int(fields[0])] = Synset(lemmas, gloss.strip(), pointers)

    def _read_index(self, path: Path, part: str) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            count = int(fields[2])
            self.senses[fields[0].replace("_", " "), part] = [(part, int(offset)) for offset in fields[-count:]]

    def _read_counts(self, path: Path) -> None:
        parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
        for line in path.read_text(encoding="utf-8").splitlines():
            sense, number, count = line.split()
            lemma, _, rest = sense.partition("%")
            self._counts[lemma.replace("_", " "), parts[rest[0]], int(number)] = int(count)

    def irregular_forms(self) -> dict[str, str]:
        """The irregular past of each verb that has one: of several the first in the alphabet."""
        return {lemma: form for (part, form), lemmas in sorted(self._irregular.items(), reverse=True) if part == "v" and not form.endswith(("s", "ing")) for lemma in lemmas}

    def lemmas(self, word: str) -> set[tuple[str, str]]:
        """The lemmas that a word form may belong to, with their parts of speech."""
        found: set[tuple[str, str]] = set()
        for part, endings in _ENDINGS.items():
            forms = [word, *self._irregular.get((part, word), [])]
            forms += [word[: -len(end)] + new for end, new in endings if word.endswith(end) and len(word) > len(end) + 1]
            found.update((form, part) for form in forms if (form, part) in self.senses)
        return found

    def weighted_senses(self, word: str) -> list[tuple[str, Key, float]]:
        """The senses of a word form: lemma, synset and how often the sense was met in tagged text, plus a little."""
        return [
            (lemma, key, self._counts.get((lemma, part, number), 0) + 1 / number**2)
            for lemma, part in sorted(self.lemmas(word))
            for number, key in enumerate(self.senses[lemma, part], start=1)
        ]

    def replacements(self, word: str) -> dict[str, float]:
        """Synonyms, similar adjectives and names of the kind, each weighted by its sense; proper names left out."""
        found: dict[str, float] = defaultdict(float)
        for lemma, key, weight in self.weighted_senses(word):
            own = [other for other in self.synsets[key].lemmas if other.lower() not in (word, lemma)]
            wider = [
                other
                for symbol, target, _ in self.synsets[key].pointers
                if symbol in (_SIMILAR, _HYPERNYM)
                for other in self.synsets[target].lemmas
            ]
            for share, others in ((0.7, own), (0.3, wider)):
                common = [other for other in others if other.islower()]
                for other in common:
                    found[other] += share * weight / len(common)
        return found

    def derived(self, word: str) -> list[str]:
        """Words of the same root: `criminal` for `crime`, `prosecution` for `prosecute`."""
        return [
            self.synsets[target].lemmas[number - 1].lower()
            for lemma in sorted(self.lemmas(word))
            for key in self.senses[lemma][:3]
            for symbol, target, number in self.synsets[key].pointers
            if symbol in (_DERIVED, _PERTAINS) and number
        ]
