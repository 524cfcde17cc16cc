#!/usr/bin/env python3
"""Computes from JSON Lines files what the system says of a dataset: its SHA-256 and its null baselines.

    recompute.py FILE...                                    prints them as JSON
    recompute.py FILE... --against LEADERBOARD.json         exit code 1 when a baseline differs

LEADERBOARD.json is what 'longform leaderboard --dataset NAME --json' prints. Shares no code with the system. For files
whose items all have an id.
"""
import argparse
import hashlib
import json
import math
import sys
from fractions import Fraction

# The Unicode property White_Space.
SPACES = set(map(chr, [*range(9, 14), 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288]))


def words(text):
    parts = "".join(" " if c in SPACES else c for c in text).split(" ")
    return sum(1 for part in parts if part)


def texts(value):
    return [value] if isinstance(value, str) else value


def credit(chosen, rejected):
    """1 when every chosen is above every rejected, the chosen share of a mixed top, else 0."""
    if min(chosen) > max(rejected):
        return Fraction(1)
    top = max(chosen + rejected)
    right, wrong = chosen.count(top), rejected.count(top)
    return Fraction(right, right + wrong) if right and wrong else Fraction(0)


def baselines(items):
    sums = {}
    for item in items:
        chosen = [words(text) for text in texts(item["chosen"])]
        rejected = [words(text) for text in texts(item["rejected"])]
        credits = {
            "longest": credit(chosen, rejected),
            "shortest": credit([-n for n in chosen], [-n for n in rejected]),
            "random": Fraction(1, math.comb(len(chosen) + len(rejected), len(chosen))),
        }
        for name, earned in credits.items():
            for subset in ("all", item["subset"]):
                sums.setdefault(name, {}).setdefault(subset, []).append(earned)
    return {name: {s: float(sum(c) / len(c)) for s, c in by.items()} for name, by in sums.items()}


def sha256(items):
    digest = hashlib.sha256()
    for item in sorted(items, key=lambda item: item["id"].encode()):
        canonical = {name: item[name] for name in ("id", "subset", "prompt")}
        canonical["chosen"] = texts(item["chosen"])
        canonical["rejected"] = texts(item["rejected"])
        line = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest.update((line + "\n").encode())
    return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--against", metavar="LEADERBOARD.json")
    arguments = parser.parse_args()
    items = []
    for name in arguments.files:
        with open(name, encoding="utf-8-sig") as lines:
            items += [json.loads(line) for line in lines if line.strip()]
    mine = {"items": len(items), "sha256": sha256(items), "baselines": baselines(items)}
    print(json.dumps(mine, indent=2))
    if arguments.against:
        with open(arguments.against, encoding="utf-8") as file:
            theirs = json.load(file)["baselines"]
        for name, by in mine["baselines"].items():
            for subset, value in by.items():
                if abs(theirs[name][subset] - value) > 1e-12:
                    print(f"{name} {subset}: {value}, the system says {theirs[name][subset]}", file=sys.stderr)
                    sys.exit(1)


if __name__ == "__main__":
    main()
