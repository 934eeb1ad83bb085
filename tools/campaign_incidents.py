#!/usr/bin/env python3
"""Writes examples/campaigns/incidents.jsonl and truth.tsv from their three sources.

    campaign_incidents.py ENTERPRISE-ATTACK-18.1.json

1. ATT&CK's campaigns: which techniques and software each used, when, and who published it (authors and day of the
   citation; titles are left out, as they may name actors). Campaigns with fewer than four such facts are left aside.
2. examples/campaigns/targets.tsv: targets, objective and CVEs, read by hand from the campaigns' descriptions.
3. examples/campaigns/reported.jsonl: incidents of one more actor, written by hand (NOTE.md says from what).

Incidents are numbered by time, so that an id says nothing else. The same input gives the same bytes.
"""
import csv
import json
import pathlib
import re
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "examples" / "campaigns"
REPORTED = "MirrorFace"
LEAST = 4
# ATT&CK 18.1 says 2004 where its own description says October 2024.
FIRST_SEEN = {"C0059": "2024-10-01"}
CITED = re.compile(r"^\s*(?P<who>.+?)\.* \((?P<day>\d{4}(?:, [A-Z][a-z]+(?: \d{1,2})?)?)\)")


def attack_id(thing):
    return next((r["external_id"] for r in thing.get("external_references", [])
                 if r.get("source_name") == "mitre-attack"), "")


def as_date(words):
    for pattern, result in (("%Y, %B %d", "%Y-%m-%d"), ("%Y, %B", "%Y-%m"), ("%Y", "%Y")):
        try:
            return time.strftime(result, time.strptime(words, pattern))
        except ValueError:
            pass
    return None


def source(campaign):
    """Who published it and when: the first citation that is not older than the campaign itself."""
    for reference in campaign["external_references"]:
        cited = CITED.match(reference.get("description", ""))
        if reference.get("source_name") == "mitre-attack" or not cited:
            continue
        who, published = cited["who"].replace("\u00ae", ""), as_date(cited["day"])
        if published and published >= campaign["first_seen"][:4]:
            return {"name": who if len(who) < 80 else who.split(",")[0] + " et al", "published": published}
    return {"name": "MITRE ATT&CK", "published": campaign["created"][:10]}


def read_targets():
    with (FOLDER / "targets.tsv").open() as rows:
        return {row["campaign"]: row for row in csv.DictReader((r for r in rows if not r.startswith("#")), delimiter="\t")}


def split(text, mark):
    return [part for part in (text or "").split(mark) if part]


def target_facts(row):
    return ([{"type": "victim-country", "value": v} for v in split(row["countries"], " ")]
            + [{"type": "victim-sector", "value": v} for v in split(row["sectors"], ";")]
            + [{"type": "objective", "value": v} for v in split(row["objective"], " ")]
            + [{"type": "vulnerability", "value": v} for v in split(row["vulnerabilities"], " ")])


def campaigns(bundle):
    things = {thing["id"]: thing for thing in bundle["objects"]}
    dead = {key for key, thing in things.items() if thing.get("revoked") or thing.get("x_mitre_deprecated")}
    uses, actors = {}, {}
    for thing in bundle["objects"]:
        if thing["type"] != "relationship" or thing["id"] in dead or thing["target_ref"] in dead:
            continue
        if thing["relationship_type"] == "uses":
            uses.setdefault(thing["source_ref"], []).append(things[thing["target_ref"]])
        elif thing["relationship_type"] == "attributed-to":
            actors.setdefault(thing["source_ref"], []).append(things[thing["target_ref"]])
    targets = read_targets()
    for campaign in sorted((t for t in bundle["objects"] if t["type"] == "campaign" and t["id"] not in dead), key=attack_id):
        name, used = attack_id(campaign), uses.get(campaign["id"], [])
        if len(used) < LEAST:
            continue
        facts = [{"type": t["type"], "id": attack_id(t)} for t in sorted(used, key=lambda t: (t["type"], attack_id(t)))]
        line = {"first_seen": FIRST_SEEN.get(name, campaign["first_seen"][:10]), "last_seen": campaign["last_seen"][:10],
                "source": source(campaign), "marking": "TLP:CLEAR", "observations": facts + target_facts(targets[name])}
        named = actors.get(campaign["id"], [])
        yield line, attack_id(named[0]) if len(named) == 1 else name, name


def main():
    rows = list(campaigns(json.loads(pathlib.Path(sys.argv[1]).read_text())))
    for number, text in enumerate((FOLDER / "reported.jsonl").read_text().splitlines(), 1):
        rows.append((json.loads(text), REPORTED, f"reported.jsonl:{number}"))
    rows.sort(key=lambda row: (row[0].get("first_seen") or row[0]["source"]["published"], row[2]))
    with (FOLDER / "incidents.jsonl").open("w") as incidents, (FOLDER / "truth.tsv").open("w") as truth:
        truth.write("incident\tgroup\tfrom\n")
        for number, (line, group, origin) in enumerate(rows, 1):
            name = f"inc-{number:02}"
            incidents.write(json.dumps({"id": name, **line}, ensure_ascii=False) + "\n")
            truth.write(f"{name}\t{group}\t{origin}\n")


if __name__ == "__main__":
    main()
