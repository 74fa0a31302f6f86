"""Makes the table of turns of the language: `python -m training.turns quotations.jsonl` reads what `onrecord export`
wrote of a record of news and replaces `src/onrecord/link/data/turns.bin`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.link.corpus import words_in
from onrecord.link.turns import SIZE, hashed

TABLE = Path(__file__).parent.parent / "src/onrecord/link/data/turns.bin"
SPEAKERS = 4
"""How many must say a turn."""


def turns(quotations: Path) -> list[int]:
    """The hashes of three words in a row that enough speakers say, ascending."""
    said: dict[int, set[str]] = defaultdict(set)
    with quotations.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(row["speakers"]) == 1 and row["speakers"][0]["kind"] == "person":
                for part in row["content"]:
                    words = [word for _, _, word in words_in(part["text"])]
                    for at in range(len(words) - SIZE + 1):
                        if all(words[at : at + SIZE]):
                            said[hashed(words[at : at + SIZE])].add(row["speakers"][0]["id"])
    return sorted(number for number, speakers in said.items() if len(speakers) >= SPEAKERS)


def main() -> None:
    """Write the table."""
    found = turns(Path(sys.argv[1]))
    TABLE.write_bytes(b"".join(number.to_bytes(4, "little") for number in found))
    print(f"{len(found)} turns")


if __name__ == "__main__":
    main()
