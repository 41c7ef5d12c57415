"""Readers of published question sets: SQuAD's format, QED and MedQuAD."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from text import read_jsonl

ANSWER_WORDS = 160
NO_OFFSET = -1


@dataclass(frozen=True)
class RealQuestion:
    """A question of a published set."""

    question: str
    title: str
    context: str
    answer_start: int
    """Where in the context the answer begins, or NO_OFFSET where it isn't known or the whole context is the answer."""


def squad_questions(path: Path) -> Iterator[RealQuestion]:
    """Questions of a file in SQuAD's format."""
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                if asked["answers"]:
                    start = asked["answers"][0]["answer_start"]
                    yield RealQuestion(asked["question"], article.get("title", ""), paragraph["context"], start)


def qed_questions(root: Path) -> Iterator[RealQuestion]:
    """Questions of people who searched the web (QED, out of Natural Questions)."""
    for row in read_jsonl(root / "google-research-datasets+QED" / "qed-dev.jsonlines"):
        answers = row["original_nq_answers"]
        start = answers[0][0]["start"] if answers and answers[0] else NO_OFFSET
        yield RealQuestion(row["question_text"], row["title_text"], row["paragraph_text"], start)


def medquad_questions(root: Path) -> Iterator[RealQuestion]:
    """Questions about diseases and drugs; the first ANSWER_WORDS words of an answer stand for it."""
    for path in sorted((root / "abachaa+MedQuAD").glob("*_QA*/*.xml")):
        for asked in ElementTree.parse(path).iter("QAPair"):
            question, answer = asked.findtext("Question") or "", asked.findtext("Answer") or ""
            if question and len(answer.split()) >= 8:
                yield RealQuestion(question, path.stem, " ".join(answer.split()[:ANSWER_WORDS]), NO_OFFSET)
