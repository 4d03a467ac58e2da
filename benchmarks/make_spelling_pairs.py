"""Build ``data/en/spelling_pairs.txt`` and ``spelling_ise.txt`` from VarCon (``spelling_map_varcon.json``).

    python benchmarks/make_spelling_pairs.py /work/shared/data

A pair is left out when the two spellings are two words as well (``check``/``cheque``, all that VarCon gives a
note), when one side is a plural or a verb of another word (``analyses``), when both are at home in both countries.
"""

import json
import re
import shutil
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "copydesk" / "data" / "en"
LEVEL = 60  # VarCon's sizes of word list: larger ones hold words no newspaper prints

# Headwords whose spellings do not tell where a text was written.
NEITHER = {
    "abettor",
    "absinthe",
    "adapter",
    "ambiance",
    "analog",
    "analyzable",
    "artifact",
    "ass",
    "asshole",
    "axe",
    "ax",
    "backward",
    "balk",
    "bark",
    "blamable",
    "blond",
    "blowzy",
    "brier",
    "buses",
    "busing",
    "caftan",
    "calk",
    "cardie",
    "caster",
    "cenobite",
    "chaperon",
    "chili",
    "chocolaty",
    "collectible",
    "costumier",
    "crosier",
    "czar",
    "dependent",
    "descendant",
    "dike",
    "dryly",
    "ecus",
    "eon",
    "epaulet",
    "fagot",
    "fayer",
    "flier",
    "flutist",
    "fogy",
    "fontanel",
    "forgather",
    "formulas",
    "furor",
    "gibe",
    "glycerin",
    "gobbledygook",
    "hankie",
    "hippie",
    "jibe",
    "kindergartner",
    "lasagna",
    "leaped",
    "lissome",
    "likability",
    "likable",
    "likableness",
    "livable",
    "lupine",
    "manila",
    "mantes",
    "matte",
    "mat",
    "maters",
    "matres",
    "meow",
    "moggy",
    "myna",
    "naught",
    "niter",
    "nitroglycerin",
    "novene",
    "numskull",
    "omelet",
    "organdy",
    "oversize",
    "patine",
    "peddler",
    "perv",
    "phony",
    "preterit",
    "reprized",
    "salable",
    "sheik",
    "sizable",
    "slier",
    "snowshed",
    "specialty",
    "spilled",
    "sulfate",
    "sulfide",
    "sulfur",
    "sulfuric",
    "sulfurous",
    "sweepstakes",
    "thruway",
    "tumbrel",
    "unbeknownst",
    "unshakable",
    "wackes",
    "whir",
    "whiz",
    "virtualization",
    "gigameter",
    "abridgment",
    "goiter",
    "arbores",
    "dentin",
    "cesium",
    "eviler",
}
# Both spellings stand in good dictionaries of one of the countries: proof only against their own twin.
WEAK = {
    "airplane",  # American words that Canada writes beside "centre" and "colour"
    "aluminum",
    "plow",
    "plowman",
    "plowshare",
    "snowplow",
    "acknowledgment",
    "judgment",
    "judgmental",
    "misjudgment",
    "prejudgment",
    "gray",
    "grayish",
    "grayness",
    "aging",
    "canceled",
    "canceling",
    "cancel",
    "canceler",
    "catalog",
    "cataloger",
    "math",  # another word more than another spelling: people say it
    "theater",
    "theatergoer",
    "amphitheater",
    "councilor",
    "fulfill",
    "worship",
    "worshiper",
    "mustache",
    "marshal",
    "marshaled",
    "marshaling",
    "mold",
    "ruble",
    "worshiped",
    "model",
    "label",
    "panel",
    "program",
    "pedal",
    "barrel",
    "focus",
    "total",
    "dueled",
    "estrogen",
    "installment",
    "skillful",
}
_COMPARED = re.compile(r"(?:er|est|ers|lier|liest)$")


def rows(folder: Path) -> list[dict[str, object]]:
    kept = []
    for row in json.loads((folder / "spelling_map_varcon.json").read_text("utf-8")):
        level = re.search(r"level (\d+)", row["headword"])
        us, uk = row["american"], row["british"]
        if level and int(level[1]) <= LEVEL and us.isalpha() and uk.isalpha() and (us + uk).islower():
            kept.append(row)
    return kept


def is_invented(us: str, head: str) -> bool:
    """VarCon inflects mechanically: ``behavioraler``, ``honorables``; comparatives of long words are no words."""
    if us in {"color", "colors", "colorful"} or us == head:
        return False
    return bool(_COMPARED.search(us)) and len(head) > 7 and us not in {head + "s", head + "ers", head + "er"}


def main() -> None:
    folder = Path(sys.argv[1])
    chosen = rows(folder)
    ize = {(r["american"], r["british"]) for r in chosen if r["ise_ize_only"]}
    sides_us = {str(r["american"]) for r in chosen}
    sides_uk = {str(r["british"]) for r in chosen}
    noted = {str(w) for r in chosen if r["note"] for w in (r["american"], r["british"])}
    groups: dict[str, list[str]] = {}
    for row in chosen:
        us, uk = str(row["american"]), str(row["british"])
        head = str(row["headword"]).split(" ")[0]
        if row["ise_ize_only"] or re.sub("is(?=[aei])", "iz", uk) == us or re.sub("yz", "ys", us) == uk + "?":
            continue
        if us in noted or uk in noted or us in sides_uk or uk in sides_us or {head, us} & NEITHER:
            continue
        if uk.endswith("lyses") or is_invented(us, head) or re.search(r"[^aeiou]sess$|esses$", us):
            continue
        pairs = groups.setdefault(head, [])
        if f"{us}/{uk}" not in pairs:
            pairs.append(f"{us}/{uk}")
    lines = [("~ " if head in WEAK else "") + " ".join(pairs) for head, pairs in sorted(groups.items())]
    note = "# From VarCon by Kevin Atkinson and Benjamin Titze; notice: VARCON_COPYRIGHT.txt. "
    made = "Made by benchmarks/make_spelling_pairs.py.\n"
    text = note + made + "# American/British, a headword a line; ~ before those that are at home in both.\n"
    (DATA / "spelling_pairs.txt").write_text(text + "\n".join(lines) + "\n", "utf-8")
    ise = sorted(f"{us}/{uk}" for us, uk in ize if not re.search("(?:er|est)$", str(us)) or len(str(us)) < 11)
    (DATA / "spelling_ise.txt").write_text(note + made + "\n".join(ise) + "\n", "utf-8")
    notice = DATA / "VARCON_COPYRIGHT.txt"
    shutil.copyfile(folder / "VARCON_COPYRIGHT.txt", notice)
    notice.chmod(0o644)


if __name__ == "__main__":
    main()
