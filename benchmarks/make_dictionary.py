"""Make ``data/en/spelling`` from the word list that Vale brings, so that both know the same words.

    python benchmarks/make_dictionary.py FOLDER

FOLDER holds ``en_US-web.aff`` and ``en_US-web.dic`` (``internal/spell/data`` of the Go module
github.com/vale-cli/vale/v3). They are made from SCOWL, whose notice stands beside the result.
"""

import gzip
import sys
from pathlib import Path

NAME = "en_US-web"
DATA = Path(__file__).parents[1] / "src" / "copydesk" / "data" / "en" / "spelling"


def main() -> None:
    folder = Path(sys.argv[1])
    for ending in ("aff", "dic"):
        text = (folder / f"{NAME}.{ending}").read_bytes()
        target = DATA / f"{NAME}.{ending}.gz"
        target.write_bytes(gzip.compress(text, 9, mtime=0))
        print(f"{target.name}: {len(text):,} bytes, {target.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
