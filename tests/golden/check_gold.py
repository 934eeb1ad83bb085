#!/usr/bin/env python3
"""Checks the gold sets by themselves: no program is run.

    check_gold.py [SHARED-DATA]

Every file parses; every annotated text stands in its document, letter by letter; ids are unique;
words come from the closed lists below; every address is from a documentation range (RFC 5737, 3849,
2606). With SHARED-DATA, every ATT&CK id must be live in 18.1 and every sector a name of the galaxy.
The sets and their rules: claims/README.md, extraction/README.md.
"""
import datetime
import io
import ipaddress
import json
import pathlib
import re
import subprocess
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
INCIDENTS = HERE.parents[1] / "data" / "incidents"
ROLES = {"c2", "delivery", "staging", "victim", "benign"}
OBJECTIVES = {"espionage", "money", "disruption", "theft"}
TYPES = {"attack-pattern", "malware", "tool", "domain-name", "ipv4-addr", "ipv6-addr", "url", "email-addr",
         "file-hash", "vulnerability", "victim-country", "victim-sector", "objective", "data-stolen", "lure",
         "language", "active-hours"}
DRIFTS = {"hedge-dropped", "hedge-added", "basis-dropped", "level-raised", "number-changed",
          "date-changed", "answer-left-out", "source-dropped"}
POLARITIES = {"denies", "declines-to-confirm", "calls-for-evidence", "states-policy", "challenges-method",
              "challenges-motive", "counter-accuses"}
RESERVED = [ipaddress.ip_network(n) for n in
            ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
RESERVED_HOST = re.compile(r"(^|[.@/])example\.(com|net|org)(/|$)|\.(example|test|invalid)(:\d+)?(/|$)")
ADDRESS = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)")

problems = []


def complain(where, what):
    problems.append(f"{where}: {what}")


def check_keys(where, row, needed, allowed=()):
    for key in sorted(set(needed) - set(row)):
        complain(where, f"no '{key}'")
    for key in sorted(set(row) - set(needed) - set(allowed)):
        complain(where, f"unknown key '{key}'")


def check_inside(where, part, text):
    if not part or part not in text:
        complain(where, f"not in the text: {part!r}")


def check_addresses(where, text):
    for found in ADDRESS.findall(text.replace("[.]", ".")):
        if not any(ipaddress.ip_address(found) in network for network in RESERVED):
            complain(where, f"not a documentation address: {found}")


def read_attack(data):
    """The live ids of ATT&CK 18.1 and the galaxy's sectors, or nothing where the data is not at hand."""
    bundle = json.loads(subprocess.run(
        ["zstd", "-dcq", data / "attack" / "enterprise-attack-18.1.json.zst"], capture_output=True, check=True).stdout)
    ids = set()
    for one in bundle["objects"]:
        if one.get("revoked") or one.get("x_mitre_deprecated"):
            continue
        ids.update(r["external_id"] for r in one.get("external_references", [])
                   if r.get("source_name") == "mitre-attack" and "external_id" in r)
    archive = subprocess.run(["zstd", "-dcq", data / "galaxy" / "galaxy.tar.zst"], capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith("/sector.json"))
        sectors = {v["value"] for v in json.load(tar.extractfile(member))["values"]}
    return ids, sectors


def check_observation(where, one, text, ids, sectors):
    check_keys(where, one, {"type", "text"}, {"id", "value", "role", "novel"})
    kind, value = one.get("type"), one.get("value", "")
    check_inside(where, one.get("text"), text)
    if kind not in TYPES:
        complain(where, f"unknown type {kind!r}")
    if ("id" in one) == ("value" in one):
        complain(where, "needs an id or a value, and not both")
    if "id" in one and ids and one["id"] not in ids:
        complain(where, f"not live in ATT&CK 18.1: {one['id']}")
    if kind == "victim-sector" and sectors and value not in sectors:
        complain(where, f"not a sector of the galaxy: {value}")
    if kind == "victim-country" and not re.fullmatch("[A-Z]{2}", value):
        complain(where, f"not an ISO 3166 alpha-2 code: {value}")
    if kind == "objective" and value not in OBJECTIVES:
        complain(where, f"unknown objective: {value}")
    if one.get("role", "c2") not in ROLES:
        complain(where, f"unknown role: {one['role']}")
    if kind in {"domain-name", "ipv4-addr", "url", "email-addr"} and "role" not in one:
        complain(where, f"an indicator without a role: {value}")
    if kind in {"domain-name", "email-addr"} and not RESERVED_HOST.search(value):
        complain(where, f"not a reserved name: {value}")


def check_extraction(folder, ids, sectors):
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text())
        where = f"{folder.name}/{path.name}"
        check_keys(where, row, {"id", "kind", "text", "observations", "testimony", "not"})
        if row["id"] != path.stem:
            complain(where, f"id {row['id']!r} is not the file's name")
        if row["kind"] not in {"prose", "bullets"}:
            complain(where, f"unknown kind {row['kind']!r}")
        words = len(row["text"].split())
        if not 90 <= words <= 250:
            complain(where, f"{words} words, wanted 90 to 250")
        check_addresses(where, row["text"])
        seen = set()
        for one in row["observations"]:
            check_observation(where, one, row["text"], ids, sectors)
            key = (one.get("type"), one.get("id") or one.get("value"))
            if key in seen:
                complain(where, f"twice: {key}")
            seen.add(key)
        for one in row["testimony"]:
            check_inside(where, one["text"], row["text"])
            check_inside(where, one["names"], one["text"])
        for part in row["not"]:
            check_inside(where, part, row["text"])


def read_rows(path):
    rows, seen = [], set()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.parent.name}/{path.name}:{number}"
        row = json.loads(line)
        if row["id"] in seen:
            complain(where, f"id twice: {row['id']}")
        seen.add(row["id"])
        rows.append((where, row))
    return rows


def check_document(where, one):
    check_keys(where, one, {"outlet", "published", "text"})
    datetime.date.fromisoformat(one["published"])
    check_addresses(where, one["text"])


def check_pairs(path):
    for where, row in read_rows(path):
        check_keys(where, row, {"id", "first", "second", "claim", "retelling", "drift"})
        check_document(where, row["first"])
        check_document(where, row["second"])
        if row["first"]["published"] > row["second"]["published"]:
            complain(where, "the retelling is older than the claim")
        check_inside(where, row["claim"], row["first"]["text"])
        check_inside(where, row["retelling"], row["second"]["text"])
        for one in row["drift"]:
            check_keys(where, one, {"kind", "from", "to"})
            if one["kind"] not in DRIFTS:
                complain(where, f"unknown drift {one['kind']!r}")
            if not one["from"] and not one["to"]:
                complain(where, "a drift without a passage")
            if one["from"]:
                check_inside(where, one["from"], row["first"]["text"])
            if one["to"]:
                check_inside(where, one["to"], row["second"]["text"])


def check_chains(path):
    for where, row in read_rows(path):
        check_keys(where, row, {"id", "outlet", "text", "chain", "cue", "content"})
        if row["chain"][0] != row["outlet"]:
            complain(where, "the chain does not begin with the outlet")
        if len(row["chain"]) < 3:
            complain(where, "not nested: fewer than two sources inside the outlet")
        for part in [*row["chain"][1:], row["cue"], row["content"]]:
            check_inside(where, part, row["text"])


def check_responses(path):
    for where, row in read_rows(path):
        check_keys(where, row, {"id", "outlet", "text", "source", "cue", "polarity", "content"})
        if row["polarity"] not in POLARITIES:
            complain(where, f"unknown polarity {row['polarity']!r}")
        for part in (row["source"], row["cue"], row["content"]):
            check_inside(where, part, row["text"])


def main():
    ids, sectors = read_attack(pathlib.Path(sys.argv[1])) if len(sys.argv) > 1 else (set(), set())
    checks = {"pairs.jsonl": check_pairs, "chains.jsonl": check_chains, "responses.jsonl": check_responses}
    halves = (HERE / "extraction" / half for half in ("dev", "adversarial", "validation", "test", "test-2"))
    for folder in (*sorted(INCIDENTS.iterdir()), *halves):
        check_extraction(folder, ids, sectors)
    for half in ("dev", "test", "test-2"):
        for name, check in checks.items():
            path = HERE / "claims" / half / name
            if path.exists():
                check(path)
    for one in problems:
        print(one, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
