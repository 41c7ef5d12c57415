"""Claims made of the sentences of documents: what one says in part, less exactly and in words that mean the same, and the same with one word in its opposite, another number or another name."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claim_examples import CONTRADICTED, NOT_SUPPORTED, SUPPORTED, Claim
from text import sentences
from thesaurus import entries_of
from wordnet import WordNet

_ANTONYM = "!"
_SENSES = 2
"""Rarer senses of a word have opposites that nobody means."""
_SAME, _OPPOSITE = 0, 2
"""Fields of an entry of the thesaurus."""
FEWEST, MOST = 5, 24
"""Words of a claim."""
EACH = 3
"""Claims of a sentence."""
_NUMBERS = [
    "one two three four five six seven eight nine ten twelve twenty thirty forty fifty hundred".split(),
    "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
    "January February March April May June July August September October November December".split(),
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "north south east west".split(),
]
_LIKE = {word: series for series in _NUMBERS for word in series}
_DENIABLE = "is|are|was|were|will|would|should|must|can|could|has|have|had"
_MODAL = re.compile(rf"\b(?:{_DENIABLE})\b(?! not\b)")
_DENIED = re.compile(rf"\b({_DENIABLE}|may|do|does|did) not\b")
_DUTY = re.compile(r"\b(?:should|must|shall)\b(?! not\b)")
_MONTH = "|".join(_LIKE["January"])
_DATE = re.compile(rf"\bon (?:\d{{1,2}} (?:(?:and|to) \d{{1,2}} )?)(?P<month>{_MONTH})(?P<year> \d{{4}})?\b")
_NAME = re.compile(r"(?<=[a-z,;] )(?:the )?[A-Z][\w’'-]+(?: (?:of |for |on |and )?(?:the )?[A-Z][\w’'-]+)*")
_WORD = re.compile(r"\b(?:[A-Za-z]+|\d+)\b")
_SHORTEST = 4
"""Letters of a word to replace and of what replaces it: shorter ones have too many senses."""


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def _plural(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def _continuous(verb: str) -> str:
    return (verb[:-1] if re.search(r"[^e]e$", verb) else verb) + "ing"


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) >= _SHORTEST


@dataclass(frozen=True)
class Related:
    """For a word, those that mean the same and its opposites, in its own form."""

    same: dict[str, list[str]]
    opposite: dict[str, list[str]]


def read_related(wordnet: WordNet, entries: Path) -> Related:
    """From the written thesaurus, and of opposites from WordNet too; single words in small letters only."""
    same: dict[str, list[str]] = defaultdict(list)
    opposite: dict[str, list[str]] = defaultdict(list)
    for head, fields in entries_of(entries):
        for found, others in ((same, fields[_SAME : _SAME + 1]), (opposite, fields[_OPPOSITE : _OPPOSITE + 1])):
            found[head] += [other for field in others for other in field if _is_plain(other)]
    for (lemma, _), keys in wordnet.senses.items():
        if _is_plain(lemma):
            pointers = (pointer for key in keys[:_SENSES] for pointer in wordnet.synsets[key].pointers)
            opposite[lemma] += [
                other for symbol, target, number in pointers
                if symbol == _ANTONYM and number and _is_plain(other := wordnet.synsets[target].lemmas[number - 1])
            ]
    return Related(dict(same), dict(opposite))


class Rewriter:
    """Puts single words of a sentence in others."""

    def __init__(self, wordnet: WordNet, entries: Path, rng: random.Random) -> None:
        self._wordnet = wordnet
        self._related = read_related(wordnet, entries)
        self._irregular = wordnet.irregular_forms()
        self._rng = rng
        self._known: dict[tuple[str, bool], list[str]] = {}

    def _in_form_of(self, word: str, lemma: str, other: str) -> str | None:
        if word == lemma:
            return other
        if word.endswith("s"):
            return _plural(other)
        if word.endswith("ing"):
            return _continuous(other)
        if not word.endswith("ed"):
            return None
        return self._irregular.get(other) or _past(other)

    def others(self, word: str, is_opposite: bool) -> list[str]:
        key = (word, is_opposite)
        if key not in self._known:
            table = self._related.opposite if is_opposite else self._related.same
            lemmas = {word, *(lemma for lemma, _ in self._wordnet.lemmas(word))}
            found = [self._in_form_of(word, lemma, other) for lemma in sorted(lemmas) for other in table.get(lemma, [])]
            self._known[key] = [other for other in found if other and other != word]
        return self._known[key]

    def replaced(self, text: str, is_opposite: bool) -> str | None:
        """With one word, by chance, in another that means the same or the opposite; None where no word has one."""
        places = [match for match in _WORD.finditer(text) if _is_plain(match[0]) and self.others(match[0], is_opposite)]
        if not places:
            return None
        match = self._rng.choice(places)
        return text[: match.start()] + self._rng.choice(self.others(match[0], is_opposite)) + text[match.end() :]

    def renumbered(self, text: str) -> str | None:
        """With another number, ordinal, month, day or direction in the place of one."""
        places = [match for match in _WORD.finditer(text) if match[0].isdigit() or match[0] in _LIKE]
        if not places:
            return None
        match = self._rng.choice(places)
        if match[0].isdigit():
            number = int(match[0])
            other = str(max(1, number + self._rng.choice((-3, -2, -1, 1, 2, 4)) * (10 if number >= 50 and number % 10 == 0 and number < 1000 else 1)))
        else:
            other = self._rng.choice(_LIKE[match[0]])
        return None if other == match[0] else text[: match.start()] + other + text[match.end() :]

    def renamed(self, text: str, names: list[str]) -> str | None:
        """With another of these names in the place of one."""
        places = list(_NAME.finditer(text))
        others = [name for name in names if name not in text]
        if not places or not others:
            return None
        match = self._rng.choice(places)
        return text[: match.start()] + self._rng.choice(others) + text[match.end() :]

    def dated_less_exactly(self, text: str) -> str | None:
        """With the month or the year of a date, or without it."""
        date = _DATE.search(text)
        if date is None:
            return None
        year = (date["year"] or "").strip()
        options = ["", f"in {date['month']}{date['year'] or ''}", *([f"in {year}"] if year else [])]
        rest = text[: date.start()] + self._rng.choice(options) + text[date.end() :]
        return re.sub(r" (?=[ .,;])", "", rest).strip()

    def denied(self, text: str) -> str | None:
        """With "not" at the first auxiliary, or without the one that is there; a duty may be called none."""
        if _DUTY.search(text) and self._rng.random() < 0.4:
            return _DUTY.sub(self._rng.choice(("need not", "do not have to", "are free not to")), text, count=1)
        if _DENIED.search(text):
            return _DENIED.sub(r"\1", text, count=1)
        return _MODAL.sub(r"\g<0> not", text, count=1) if _MODAL.search(text) else None

    def shortened(self, sentence: str) -> str | None:
        """The first parts of a sentence, up to a comma, a semicolon or its end; None where that is too short or too long."""
        parts = re.split(r"(?<=[,;]) ", sentence.rstrip("."))
        fitting = [text for end in range(1, len(parts) + 1) if FEWEST <= len((text := " ".join(parts[:end])).split()) <= MOST]
        return self._rng.choice(fitting).rstrip(",;") + "." if fitting else None

    def claim(self, text: str, names: list[str]) -> tuple[str, int] | None:
        """What the text says, or something near that it doesn't, and the verdict."""
        for _ in range(self._rng.choice((0, 0, 1, 1, 2))):
            text = self.replaced(text, False) or text
        if self._rng.random() < 0.5:
            text = self.dated_less_exactly(text) or text
        drawn = self._rng.random()
        if drawn < 0.42:
            return text, SUPPORTED
        if drawn < 0.54:
            made, verdict = self.renumbered(text), CONTRADICTED
        elif drawn < 0.64:
            made, verdict = self.renamed(text, names), NOT_SUPPORTED
        elif drawn < 0.72:
            made, verdict = self.denied(text), CONTRADICTED
        else:
            made, verdict = self.replaced(text, True), CONTRADICTED
        return None if made is None else (made, verdict)


def claims_of_sentences(documents: list[tuple[str, ...]], rewriter: Rewriter) -> list[Claim]:
    """EACH of every sentence, where they can be made."""
    made: list[Claim] = []
    for document in documents:
        names = sorted({match[0] for text in document for match in _NAME.finditer(text)})
        for at, paragraph in enumerate(document):
            for sentence in sentences(paragraph):
                for _ in range(EACH):
                    text = rewriter.shortened(sentence)
                    if text is not None and (claimed := rewriter.claim(text, names)) is not None:
                        made.append(Claim(claimed[0], claimed[1], at, document))
    return made
