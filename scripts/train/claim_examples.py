"""Claims with the paragraphs that they are held against: those by hand, and those made of questions and their answers."""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from text import content_words

SUPPORTED, CONTRADICTED, NOT_FOUND, NOT_SUPPORTED = range(4)
"""What a paragraph says of a claim; NOT_SUPPORTED where it contradicts it or does not say, whichever."""
_AUXILIARY = "is are was were does do did has have had can could will would may might must should".split()
_ASKING = re.compile(r"^(?:(?:in|on|at|to|by|for|from|of|with|during|under) )?(?:what|which|who|whom|whose|when|where|how many|how much|how long|how old|how)\b", re.I)


@dataclass(frozen=True)
class Claim:
    """What is claimed about a document, the verdict, and the index of the paragraph that shows it or comes nearest."""

    text: str
    verdict: int
    paragraph: int
    document: tuple[str, ...]


def nearest(text: str, document: tuple[str, ...], without: int, rng: random.Random) -> int | None:
    """Another paragraph: mostly one that shares many words with the text."""
    others = [at for at in range(len(document)) if at != without]
    if not others:
        return None
    if rng.random() < 0.4:
        return rng.choice(others)
    words = set(content_words(text))
    return max(others, key=lambda at: len(words & set(content_words(document[at]))) + rng.random())


def statement(question: str, answer: str) -> str | None:
    """A question and an answer as a statement, roughly: "When did X open?", "1983" as "X did open 1983"."""
    asked = _ASKING.match(question)
    if asked is None:
        return None
    rest = question[asked.end() :].strip(" ?.").split()
    at = next((i for i, word in enumerate(rest[:6]) if word.lower() in _AUXILIARY), None)
    if at is None or re.match(r"(?:who|what)$", asked[0], re.I) and at == 0 and rest[0].lower() in ("has", "had", "will", "can", "could"):
        words = [answer, *rest]
    elif at > 0 and re.match(r"(?:which|what|how many|how much|whose)$", asked[0], re.I):
        kind = " ".join(rest[:at])
        words = [*rest[at + 1 :], rest[at], answer, *([] if kind.lower() in answer.lower() else [kind])]
    else:
        words = [*rest[at + 1 :], rest[at], answer]
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def kind_of(answer: str) -> str:
    if re.search(r"\d", answer):
        return "number"
    return ("name" if answer[:1].isupper() else "words") + str(min(3, len(answer.split())))


def asks_for_number(question: str) -> bool:
    return re.search(r"\b(?:when|year|date|how (?:many|much|long|old|often))\b", question, re.I) is not None


def claims_of_questions(paths: list[Path], left_out: set[str], rng: random.Random) -> list[Claim]:
    """Statements of questions with their answers, and with another answer of the same kind in the document; of questions
    that the paragraph doesn't answer, with an answer to another question about it."""
    made: list[Claim] = []
    for path in paths:
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            if article["title"] in left_out:
                continue
            texts = [paragraph["context"] for paragraph in article["paragraphs"]]
            answers = [
                [min(item["answers"], key=lambda given: len(given["text"]))["text"] for item in paragraph["qas"] if item.get("answers")]
                for paragraph in article["paragraphs"]
            ]
            for at, paragraph in enumerate(article["paragraphs"]):
                low = max(0, min(at - 4, len(texts) - 8))
                document = tuple(texts[low : low + 8])
                around = {other for near in answers[low : low + 8] for other in near}
                for item in paragraph["qas"]:
                    question = item["question"].strip()
                    if not item.get("answers"):
                        fitting = [answer for answer in answers[at] if (kind_of(answer) == "number") == asks_for_number(question)]
                        if fitting and (untrue := statement(question, rng.choice(fitting))) is not None:
                            made.append(Claim(untrue, NOT_SUPPORTED, at - low, document))
                        continue
                    answer = min(item["answers"], key=lambda given: len(given["text"]))["text"]
                    if len(answer.split()) > 8:
                        continue
                    true = statement(question, answer)
                    if true is None:
                        continue
                    made.append(Claim(true, SUPPORTED, at - low, document))
                    wrong = [o for o in around if kind_of(o) == kind_of(answer) and o.lower() not in answer.lower() and answer.lower() not in o.lower()]
                    if wrong:
                        # Other words may be true as well: "They condemned spam" is not refuted by what else they condemned.
                        verdict = NOT_SUPPORTED if kind_of(answer).startswith("words") else CONTRADICTED
                        made.append(Claim(statement(question, rng.choice(wrong)) or "", verdict, at - low, document))
    return made


def read_claims(paths: list[Path]) -> list[Claim]:
    """JSON lines of join_claims.py."""
    names = {"supported": SUPPORTED, "contradicted": CONTRADICTED, "not_found": NOT_FOUND}
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            document = tuple(entry["paragraphs"])
            at = entry["paragraph"]
            if at is None:
                words = set(content_words(entry["claim"]))
                at = max(range(len(document)), key=lambda i: len(words & set(content_words(document[i]))))
            found.append(Claim(entry["claim"], names[entry["verdict"]], at, document))
    return found
