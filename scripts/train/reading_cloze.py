"""Makes questions with an exact answer out of sentences: a date, number, name, reason or phrase is left out and asked for."""

import random
import re
from dataclasses import dataclass

from cloze import Rewording, reworded
from text import STOP_WORDS, WORD
from thesaurus import Thesaurus
from wordnet import WordNet

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}})?(?:,? (?:1\d|20)\d\d)?\b(?! [a-z]+ing)|\b(?:1\d|20)\d\d\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,])\$?\d[\d,.]*\d?(?: (?:percent|per cent|million|billion|hundred|thousand)|%)?(?![\w])|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred)\b"
)
_NAME = re.compile(r"(?:[A-Z][\w'’&.-]*\w)(?: (?:of the |of |de |and )?[A-Z][\w'’&.-]*\w){0,4}")
_REASON = re.compile(r"\b(because|due to|owing to|so that|in order to|since|as a result of|thanks to) ([^.;:()]{12,120})")
_MANNER = re.compile(r"\b(by|through|via) ((?:\w+ing|the|a|an) [^.;:(),]{8,90})")
_EXPANDED = re.compile(r"((?:[A-Z][\w-]+ (?:of |and |the |for |on |in )?){1,6}[A-Z][\w-]+) \(([A-Z][A-Za-z]*[A-Z]s?)\)")
_DEFINED = re.compile(r"^([A-Z\"'][^,.;()]{1,60}?)(?: \([^)]*\))?,? (?:is|are|was|were) ((?:an?|the|one of|any|all) [^.;]{8,140})")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of)(?: the)? $")
_ASKING = {
    "time": ["when", "when did", "when was", "in what year", "what year", "on what date", "when is", "what date"],
    "number": ["how many", "how many", "how much", "what number of", "what percentage of", "how large is"],
    "name": ["who", "who", "what", "which", "what is the name of", "who was", "what is", "which organization"],
    "place": ["where", "where", "where did", "where was", "in which place", "what place", "in what country", "what city",
              "which country", "which"],
    "reason": ["why", "why", "why did", "why is", "what is the reason", "what caused", "for what reason"],
    "manner": ["how", "how", "how did", "how is", "by what means", "how can", "in what way"],
    "phrase": ["what", "what", "what", "which", "what kind of", "what did", "what is", "what was", "what are", "how",
               "what does", "what type of", "what do", "who", "what can"],
    "whole": ["did", "does", "is", "are", "can", "will", "should", "was", "has", "do", ""],
}
_CAPITALS = {"national capital": ["city", "capital"], "state capital": ["city"], "provincial capital": ["city"]}


@dataclass(frozen=True)
class Asked:
    """A question and the characters [start, end) of its sentence that answer it."""

    question: str
    start: int
    end: int


@dataclass(frozen=True)
class Span:
    kind: str
    start: int
    end: int


class Asker:
    """Asks about sentences. Names that WordNet knows are also asked for by their kind: "which national capital"."""

    def __init__(self, wordnet: WordNet, thesaurus: Thesaurus) -> None:
        self._wordnet = wordnet
        self._thesaurus = thesaurus

    def typed_spans(self, sentence: str) -> list[Span]:
        """The dates, numbers, names, reasons and manners that a sentence gives."""
        found = [Span("time", *match.span()) for match in _DATE.finditer(sentence)]
        taken = [(span.start, span.end) for span in found]

        def free(start: int, end: int) -> bool:
            return all(end <= left or start >= right for left, right in taken)

        for match in _NUMBER.finditer(sentence):
            if free(*match.span()):
                found.append(Span("number", *match.span()))
        for match in _NAME.finditer(sentence):
            if match.start() > 0 and free(*match.span()):
                place = _PLACE_BEFORE.search(sentence[max(0, match.start() - 9) : match.start()])
                found.append(Span("place" if place else "name", *match.span()))
        found += [Span("reason", match.start(2) if match[1] == "since" else match.start(), match.end()) for match in _REASON.finditer(sentence)]
        found += [Span("manner", *match.span()) for match in _MANNER.finditer(sentence)]
        return found

    def phrase(self, sentence: str, rng: random.Random) -> Span | None:
        """A run of one to six words that neither begins nor ends with a stop word."""
        tokens = list(WORD.finditer(sentence))
        for _ in range(6):
            first = rng.randrange(len(tokens))
            last = min(len(tokens) - 1, first + rng.choice([0, 0, 1, 1, 2, 3, 5]))
            between = sentence[tokens[first].start() : tokens[last].end()]
            ends = (tokens[first][0].lower(), tokens[last][0].lower())
            if not STOP_WORDS.intersection(ends) and not re.search(r"[.;:,()]", between):
                return Span("phrase", tokens[first].start(), tokens[last].end())
        return None

    def choose(self, sentence: str, rng: random.Random) -> Span | None:
        """One of the things that could be asked about a sentence; kinds that are rare are preferred."""
        choice = rng.random()
        if choice < 0.12:
            return Span("whole", 0, len(sentence))
        typed = self.typed_spans(sentence)
        if typed and choice < 0.72:
            kinds = sorted({span.kind for span in typed})
            kind = rng.choice(kinds)
            return rng.choice([span for span in typed if span.kind == kind])
        return self.phrase(sentence, rng)

    def opening(self, answer: str, kind: str, rng: random.Random) -> str:
        """The words that a question begins with."""
        if kind in ("name", "place") and rng.random() < 0.6:
            names = [
                name
                for key in self._wordnet.senses.get((answer.lower(), "n"), [])[:2]
                for symbol, target, _ in self._wordnet.synsets[key].pointers
                if symbol == "@i"
                for name in self._wordnet.synsets[target].lemmas[:2]
            ]
            names += [wider for name in names for wider in _CAPITALS.get(name, [])]
            if names:
                return rng.choice(["which ", "what ", "in which ", "the "]) + rng.choice(names)
        return rng.choice(_ASKING[kind])

    def ask(self, sentence: str, span: Span, how: Rewording, rng: random.Random) -> Asked | None:
        """A question in broken English for a span of a sentence; None where too few words are left to ask with."""
        outside = sentence if span.kind == "whole" else f"{sentence[: span.start]} {sentence[span.end :]}"
        drop = rng.uniform(how.least_drop, how.most_drop)
        kept = [
            word if word in STOP_WORDS else reworded(word, how, self._thesaurus, rng)
            for word in (token.lower() for token in WORD.findall(outside))
            if rng.random() >= drop * (1.3 if word in STOP_WORDS else 1)
        ]
        most = rng.randint(3, 13)
        if len(kept) > most:
            first = rng.randrange(len(kept) - most + 1)
            kept = kept[first : first + most]
        if not any(word not in STOP_WORDS for word in kept):
            return None
        opening = self.opening(sentence[span.start : span.end], span.kind, rng)
        mark = rng.choice(["?", "?", "?", ""])
        return Asked(f"{opening} {' '.join(kept)}{mark}".strip(), span.start, span.end)

    def define(self, sentence: str, rng: random.Random) -> Asked | None:
        """What a term means or an abbreviation stands for, where the sentence says so in a usual form."""
        if (expanded := _EXPANDED.search(sentence)) and rng.random() < 0.5:
            if rng.random() < 0.75:
                opening = rng.choice(["what does {} stand for?", "what is {}?", "what does {} mean?", "what is the meaning of {}"])
                return Asked(opening.format(expanded[2]), *expanded.span(1))
            return Asked(f"what is {expanded[1].lower()} also called?", *expanded.span(2))
        if defined := _DEFINED.search(sentence):
            opening = rng.choice(["what is {}?", "who was {}?", "define {}", "what are {}?", "{}", "what is meant by {}?", "describe {}"])
            return Asked(opening.format(defined[1].lower()), *defined.span(2))
        return None
