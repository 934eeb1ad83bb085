#!/usr/bin/env python3
"""Fails when an include runs upward: each room may include only the rooms below it."""
import pathlib
import re
import sys

ROOMS = {  # the arrows of docs/tour.md
    "core": "", "model": "core", "formats": "core model", "knowledge": "core model formats",
    "language": "core", "extraction": "core model knowledge language", "store": "core model",
    "provenance": "core model", "attribution": "core model knowledge provenance",
    "linkage": "core model knowledge", "claims": "core model knowledge language provenance",
    "reporting": "core model attribution linkage claims",
    "training": "core model formats knowledge language extraction attribution linkage claims",
    "evaluation": "core model formats knowledge language extraction attribution linkage claims training",
    "casework": "core model formats knowledge language extraction store provenance attribution linkage"
                " claims reporting training evaluation",
    "apps": "core model casework",
}
# A third-party type stays in one room.
LIBRARIES = {"sqlite3.h": "store", "simdjson.h": "core", "nlohmann/": "core", "gumbo.h": "extraction",
             "libpsl.h": "knowledge", "re2/": "extraction", "unicode/": "language extraction",
             "curl/": "knowledge", "openssl/": "core", "fmt/": "reporting casework apps",
             "CLI/": "apps"}
root = pathlib.Path(__file__).resolve().parent.parent
wrong = []
for path in sorted([*root.glob("src/*/**/*.cc"), *root.glob("src/*/**/*.h"), *root.glob("apps/**/*.cc"),
                    *root.glob("apps/**/*.h")]):
    room = path.relative_to(root).parts[0 if "apps" in path.relative_to(root).parts[0] else 1]
    if room not in ROOMS:
        wrong.append(f"{path}: no such room in tools/check_floors.py")
        continue
    for number, line in enumerate(path.read_text().splitlines(), 1):
        include = re.match(r'\s*#include\s*["<]([^">]+)', line)
        if not include:
            continue
        name = include[1]
        target = name.split("/")[0]
        if target in ROOMS and target != room and target not in ROOMS[room].split():
            wrong.append(f"{path}:{number}: {room} may not include {target}")
        if path.name.endswith("_test.cc"):
            continue
        for library, homes in LIBRARIES.items():
            if name.startswith(library) and room not in homes.split():
                wrong.append(f"{path}:{number}: {library} belongs to {homes}")
# ADR 4: what every clone carries.
if (size := (root / "data/perpend.pack").stat().st_size) > 32_000_000:
    wrong.append(f"data/perpend.pack: {size} bytes; 32,000,000 are allowed")
print("\n".join(wrong) or "floors: every include runs downward")
sys.exit(bool(wrong))
