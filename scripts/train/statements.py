"""The statements of statements/: invented documents, with questions to them and claims about them."""

import re
from pathlib import Path

VERDICTS = {"S": "supported", "C": "contradicted", "N": "not_found"}


def read_statements(folder: Path) -> dict[str, list[str]]:
    """The paragraphs of each statement, by its id."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found[path.stem] = [block.strip() for block in re.split(r"\n\s*\n", body) if block.strip()]
    return found


def read_lines(path: Path) -> list[list[str]]:
    """The fields of each line."""
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if line]
