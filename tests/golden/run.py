#!/usr/bin/env python3
"""Whole answers, compared with those a person approved.

Each folder here has `command` (words after the program's name, from the repository's root) and
`expected`. `run.py PROGRAM --approve` rewrites `expected`; read the diff before committing it.
What a pack or a version changes by itself (its SHA-256, its name) is masked.
"""
import difflib
import pathlib
import re
import shlex
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent


def answer(program, words):
    done = subprocess.run([program, *words], cwd=root, capture_output=True, timeout=120, check=False)
    text = f"exit status {done.returncode}\n{done.stdout.decode()}"
    if done.stderr:
        text += "--- standard error\n" + done.stderr.decode()
    return re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)


def main():
    program, approve = str(pathlib.Path(sys.argv[1]).resolve()), "--approve" in sys.argv
    passed = failed = 0
    for folder in sorted(p for p in here.iterdir() if (p / "command").exists()):
        got = answer(program, shlex.split((folder / "command").read_text()))
        expected = folder / "expected"
        if approve:
            expected.write_text(got)
        wanted = expected.read_text() if expected.exists() else ""
        if got == wanted:
            passed += 1
            continue
        failed += 1
        sys.stdout.writelines(difflib.unified_diff(wanted.splitlines(True), got.splitlines(True),
                                                   f"{folder.name}/expected", "now"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed == 0 else 0


sys.exit(main())
