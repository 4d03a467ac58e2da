"""Make ``data/en/tagger.bin.xz`` from the model that Vale's tagger uses, so that both give the same tags.

    python benchmarks/make_tagger.py FILE

FILE is ``tag/aptagmodel/en.bin`` of the Go module github.com/jdkato/prose/v3 (MIT; its notice stands beside
the result in ``PROSE_COPYRIGHT.txt``).
"""

import lzma
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "copydesk" / "data" / "en" / "tagger.bin.xz"


def main() -> None:
    model = Path(sys.argv[1]).read_bytes()
    assert model.startswith(b"PROSETAG")
    TARGET.write_bytes(lzma.compress(model, preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET.name}: {len(model):,} bytes, {TARGET.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
