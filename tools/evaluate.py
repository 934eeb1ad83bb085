#!/usr/bin/env python3
"""Writes docs/evaluation.md and docs/evaluation/*: every section from the figures of one command.

usage: tools/evaluate.py BINARY [SECTION...]

A section is a module of tools/evaluation with NAME (its file), TITLE, ORDER and
write(run, folder) -> Markdown. run("eval", "methods", ...) gives the command's JSON.
Sections that are not asked for keep their files. The day is the pack's and stands in each section;
the machine and the day of measuring are given by PERPEND_MEASURED (else left out), so that the same
pack gives the same pages.
"""
import importlib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

HEAD = """# How good are the answers?

Made by `./dev evaluate` from the shipped pack; every figure is printed by the command named above
its table, and `--cases FILE` writes one line a case so that anybody can compute it again.{measured}

What these pages do **not** show, whatever the figures:

- The right answer is the one that published reporting gave. Where reporting is wrong, so is the
  answer key; where it is one-sided, so are the cases.
- Names and groupings of actors are as curated in the newest release, which is hindsight: in most
  cases the actor's entry was made in or after the year of the report.
- Reports are tidy: the techniques and software of a case were picked by curators. A real case has
  fewer, doubtful and irrelevant findings. Nothing here measures what happens under deception.
- The form of the model (which rows exist) was chosen by people who had seen figures of these years;
  only the numbers are fitted on strictly earlier cases. Some seventy variants were compared with the
  figures of 2015-2020, of 2021-2025 and of all years in sight, and those of release-ahead: a lead of
  a case or two over a threshold is within what such a choice gives.

"""


def sections():
    names = sorted(p.stem for p in (ROOT / "tools/evaluation").glob("*.py") if p.stem not in ("drawing", "__init__"))
    modules = [importlib.import_module("evaluation." + name) for name in names]
    return sorted(modules, key=lambda module: (module.ORDER, module.NAME))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary, wanted = sys.argv[1], sys.argv[2:]

    def run(*words):
        done = subprocess.run([binary, *words, "--format", "json"], cwd=ROOT, check=True,
                              stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    folder = ROOT / "docs/evaluation"
    folder.mkdir(exist_ok=True)
    measured = os.environ.get("PERPEND_MEASURED", "")
    page = HEAD.format(measured=f" Measured {measured}." if measured else "")
    for section in sections():
        path = folder / (section.NAME + ".md")
        if not wanted or section.NAME in wanted:
            path.write_text(f"# {section.TITLE}\n\n" + section.write(run, folder))
        if path.exists():
            page += f"- [{section.TITLE}](evaluation/{section.NAME}.md)\n"
    (ROOT / "docs/evaluation.md").write_text(page)


main()
