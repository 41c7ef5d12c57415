"""Makes questions out of sentences: a span is left out, a question word put in front, the rest thinned and reworded."""

import random
import re
from dataclasses import dataclass

from text import STOP_WORDS, WORD
from thesaurus import Thesaurus

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ASKING = {
    "time": ["when", "when did", "when was", "in what year", "in which year", "what year", "on what date"],
    "number": ["how many", "how many", "how much", "what number of", "what percentage of"],
    "name": ["who", "who", "what", "which", "where", "what is the name of", "who was", "where did", "which country"],
    "span": ["what", "what", "what", "which", "how", "why", "what kind of", "what did", "what is", "how did", "how does",
             "what was", "why did", "what are", "for what"],
    "none": ["did", "does", "is", "are", "can", "will", "should", "was", ""],
}


@dataclass(frozen=True)
class Rewording:
    """How far a question is taken from its sentence: probabilities for each word."""

    least_drop: float
    most_drop: float
    synonym: float
    inflection: float


LIGHT = Rewording(0.15, 0.45, 0.20, 0.15)
HEAVY = Rewording(0.30, 0.60, 0.40, 0.25)
MODEST = Rewording(0.0, 0.0, 0.25, 0.15)


def _answer(tokens: list[str], rng: random.Random) -> tuple[str, int, int]:
    """What a question could ask for: its type and the range of words that it leaves out."""
    typed = [("time", i, i + 1) for i, token in enumerate(tokens) if _YEAR.fullmatch(token) or token.lower() in _MONTHS]
    typed += [("number", i, i + 1) for i, token in enumerate(tokens) if token.isdigit() and not _YEAR.fullmatch(token)]
    i = 1
    while i < len(tokens):
        end = i
        while end < len(tokens) and end - i < 4 and tokens[end][0].isupper():
            end += 1
        if end > i:
            typed.append(("name", i, end))
        i = max(end, i + 1)
    choice = rng.random()
    if typed and choice < 0.55:
        return rng.choice(typed)
    if choice > 0.9:
        return "none", 0, 0
    start = rng.randrange(len(tokens))
    return "span", start, min(len(tokens), start + rng.randint(1, 4))


def reworded(word: str, how: Rewording, thesaurus: Thesaurus, rng: random.Random) -> str:
    """The word itself, a synonym or another form of it."""
    choice = rng.random()
    if choice < how.synonym:
        return thesaurus.synonym(word, rng)
    if choice < how.synonym + how.inflection:
        return thesaurus.inflection(word, rng)
    return word


def cloze(sentence: str, how: Rewording, thesaurus: Thesaurus, rng: random.Random) -> str:
    """A question that the sentence answers, in broken English; empty where the sentence is too short."""
    tokens = WORD.findall(sentence)
    if len(tokens) < 6:
        return ""
    kind, start, end = _answer(tokens, rng)
    drop = rng.uniform(how.least_drop, how.most_drop)
    kept = [
        word if word in STOP_WORDS else reworded(word, how, thesaurus, rng)
        for word in (token.lower() for token in tokens[:start] + tokens[end:])
        if rng.random() >= drop
    ]
    if len(kept) > 14:
        first = rng.randrange(len(kept) - 13)
        kept = kept[first : first + 14]
    if sum(word not in STOP_WORDS for word in kept) < 2:
        return ""
    return f"{rng.choice(_ASKING[kind])} {' '.join(kept)}?".strip()


def reword(question: str, how: Rewording, thesaurus: Thesaurus, rng: random.Random) -> str:
    """A question with some of its content words, names apart, replaced."""

    def replace(match: re.Match[str]) -> str:
        word = match[0]
        named = word[0].isupper() and match.start() > 0
        return word if named or word.lower() in STOP_WORDS else reworded(word.lower(), how, thesaurus, rng)

    return WORD.sub(replace, question)


def without_shared(sentence: str, others: list[str], keep: float, rng: random.Random) -> str:
    """The sentence's words, those that the other sentences use too only with probability `keep`."""
    shared = {word for other in others for word in WORD.findall(other.lower())} - STOP_WORDS
    kept = [word for word in WORD.findall(sentence.lower()) if word not in shared or rng.random() < keep]
    return " ".join(kept) if sum(word not in STOP_WORDS for word in kept) >= 3 else ""
