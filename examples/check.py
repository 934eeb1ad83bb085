#!/usr/bin/env python3
"""Checks the shipped cases against the public data they refer to.

    examples/check.py ENTERPRISE-ATTACK.json GALAXY-FOLDER

Every technique and software id must be live in that ATT&CK release, every sector a
name of the galaxy, every indicator from a documentation range (RFC 2606, 3849, 5737),
every report silent about actors: no name or alias that ATT&CK or the galaxy gives to one.
campaigns/ holds published facts, so its indicators are real.
"""
import ipaddress
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
RESERVED_NETWORKS = [ipaddress.ip_network(n) for n in
                     ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
RESERVED_DOMAIN = re.compile(r"(^|[.@/])example\.(com|net|org)$|\.(example|test|invalid)$")
# An ordinary word before it is an actor's alias: allowed in prose.
ORDINARY = {"andromeda", "anonymous", "apt", "cobalt", "equation", "hades", "magnet", "silence", "winter"}
TECHNIQUE = re.compile(r"\bT\d{4}(?:\.\d{3})?\b")
ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|top|xyz|[a-z]{2})\b(?![\w/]*\.(?:dll|exe))")

problems = []


def complain(where, what):
    problems.append(f"{where}: {what}")


def attack_ids(bundle):
    live, actors = set(), set()
    for thing in bundle["objects"]:
        if thing.get("revoked") or thing.get("x_mitre_deprecated"):
            continue
        for reference in thing.get("external_references", []):
            if reference.get("source_name") == "mitre-attack":
                live.add(reference.get("external_id"))
        if thing["type"] == "intrusion-set":
            actors |= {thing["name"], *thing.get("aliases", [])}
    return live, actors


def galaxy_names(folder):
    sectors = {v["value"] for v in json.loads((folder / "sector.json").read_text())["values"]}
    actors = set()
    for value in json.loads((folder / "threat-actor.json").read_text())["values"]:
        actors |= {value["value"], *value.get("meta", {}).get("synonyms", [])}
    return sectors, actors


def reserved(kind, value):
    if kind in ("ipv4-addr", "ipv6-addr"):
        return any(ipaddress.ip_address(value) in n for n in RESERVED_NETWORKS)
    if kind == "url":
        host = value.split("/")[2].split(":")[0]
        return reserved("ipv4-addr" if host[-1].isdigit() else "domain-name", host)
    return bool(RESERVED_DOMAIN.search(value))


def check_text(path, live, actor_pattern):
    text = re.sub(r"\s+", " ", path.read_text()).replace("[.]", ".").replace("[@]", "@")
    for match in actor_pattern.finditer(text):
        complain(path, f"names an actor: {match.group(0)}")
    for technique in set(TECHNIQUE.findall(text)) - live:
        complain(path, f"{technique} is not live in this release")
    for address in ADDRESS.findall(text):
        if not reserved("ipv4-addr", address):
            complain(path, f"{address} is not a documentation address")
    for host in HOST.findall(text):
        if host != "attack.mitre.org" and not RESERVED_DOMAIN.search(host):
            complain(path, f"{host} is not a documentation name")


def check_line(path, live, sectors):
    for observation in json.loads(path.read_text())["observations"]:
        kind, value = observation["type"], observation.get("value", "")
        if "id" in observation and observation["id"] not in live:
            complain(path, f"{observation['id']} is not live in this release")
        if kind == "victim-sector" and value not in sectors:
            complain(path, f"{value} is not a sector of the galaxy")
        if kind in ("ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr") and not reserved(kind, value):
            complain(path, f"{value} is not a documentation value")


def check_campaigns(folder, live, sectors, actor_pattern):
    lines = [json.loads(line) for line in (folder / "incidents.jsonl").read_text().splitlines()]
    for line in lines:
        if match := actor_pattern.search(json.dumps(line, ensure_ascii=False)):
            complain(folder, f"{line['id']} names an actor: {match.group(0)}")
        for observation in line["observations"]:
            if "id" in observation and observation["id"] not in live:
                complain(folder, f"{line['id']}: {observation['id']} is not live in this release")
            if observation["type"] == "victim-sector" and observation["value"] not in sectors:
                complain(folder, f"{line['id']}: {observation['value']} is not a sector of the galaxy")
    truth = [row.split("\t")[0] for row in (folder / "truth.tsv").read_text().splitlines()[1:]]
    if truth != [line["id"] for line in lines]:
        complain(folder, "truth.tsv and incidents.jsonl have other incidents")


def check_articles(folder, live, actor_pattern):
    articles = sorted(p for p in folder.iterdir() if p.suffix in (".html", ".txt"))
    for path in articles:
        check_text(path, live, actor_pattern)
    listed = [row.split(",")[0] for row in (folder / "sources.csv").read_text().splitlines()[1:]]
    if listed != [path.name for path in articles]:
        complain(folder, "sources.csv does not list the articles")


def main():
    attack, galaxy = (pathlib.Path(argument) for argument in sys.argv[1:3])
    live, actors = attack_ids(json.loads(attack.read_text()))
    sectors, more = galaxy_names(galaxy)
    names = {n for n in actors | more if len(n) > 3 and n.lower() not in ORDINARY}
    actor_pattern = re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
                               + r")\b", re.IGNORECASE)
    for folder in sorted(p for p in HERE.iterdir() if p.is_dir()):
        if folder.name == "campaigns":
            check_campaigns(folder, live, sectors, actor_pattern)
            continue
        if folder.name == "claims":
            check_articles(folder, live, actor_pattern)
            continue
        for name in ("report.txt", "incident.jsonl", "SOURCES.md", "question.md"):
            if not (folder / name).exists():
                complain(folder, f"{name} is missing")
        for path in sorted(folder.glob("report.*")):
            if path.suffix != ".pdf":
                check_text(path, live, actor_pattern)
        for path in sorted(folder.glob("incident.jsonl")):
            check_text(path, live, actor_pattern)
            check_line(path, live, sectors)
        for path in sorted(folder.glob("*.stix.json")):
            json.loads(path.read_text())
    print("\n".join(problems) or "all cases hold")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
