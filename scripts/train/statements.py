"""The statements of statements/: invented documents, with questions to them and claims about them."""

import re
from pathlib import Path
from typing import Any

VERDICTS = {"S": "supported", "C": "contradicted", "N": "not_found"}


def read_statements(folder: Path) -> dict[str, list[str]]:
    """The paragraphs of each statement, by its id."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found[path.stem] = [block.strip() for block in re.split(r"\n\s*\n", body) if block.strip()]
    return found


def read_all(folders: list[Path]) -> dict[str, list[str]]:
    """The statements of several folders."""
    return {name: paragraphs for folder in folders for name, paragraphs in read_statements(folder).items()}


def unasked(title: str, paragraphs: list[str]) -> dict[str, Any]:
    """An article in SQuAD's form with no question yet."""
    return {"title": title, "paragraphs": [{"context": text, "qas": []} for text in paragraphs]}


def articles_of(texts: dict[str, list[str]], cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Plain questions as articles in SQuAD's form: each is put to all of its paragraphs, one that has none to one of the
    document's in turn. Its answers are the `must` that stand there."""
    articles: dict[str, dict[str, Any]] = {}
    for number, case in enumerate(cases):
        name = case["document"]
        paragraphs = texts[name]
        article = articles.setdefault(name, unasked(name, paragraphs))
        for at in [one - 1 for one in case.get("paragraphs", [])] or [number % len(paragraphs)]:
            answers = [
                {"text": paragraphs[at][start : start + len(words)], "answer_start": start}
                for words in case.get("must", [])
                if (start := paragraphs[at].lower().find(words.lower())) >= 0
            ]
            article["paragraphs"][at]["qas"].append(
                {"id": f"{case['id']}-{at + 1}", "question": case["question"], "is_impossible": not answers, "answers": answers}
            )
    return list(articles.values())


def read_lines(path: Path) -> list[list[str]]:
    """The fields of each line."""
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if line]
