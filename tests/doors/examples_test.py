"""The shipped cases hold: live ids, the galaxy's own sectors, reserved addresses, no actor's name."""
import subprocess
import sys
import unittest

from door import EXAMPLES, ROOT, DoorTest, main

DATA = ROOT.parent / "shared" / "data"


class Examples(DoorTest):
    def test_keep_the_rules_that_their_readme_states(self):
        attack = self.folder / "attack.json"
        attack.write_bytes(subprocess.run(
            ["zstd", "-dcq", DATA / "attack" / "enterprise-attack-18.1.json.zst"],
            capture_output=True, check=True).stdout)
        archive = subprocess.run(["zstd", "-dcq", DATA / "galaxy" / "galaxy.tar.zst"],
                                 capture_output=True, check=True).stdout
        subprocess.run(["tar", "x", "-C", self.folder], input=archive, check=True)
        galaxy = next(self.folder.rglob("sector.json")).parent
        done = subprocess.run([sys.executable, EXAMPLES / "check.py", attack, galaxy],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_can_all_be_asked_the_question_they_come_with(self):
        for question in sorted(EXAMPLES.glob("*/question.md")):
            words = next(line for line in question.read_text().splitlines()
                         if line.strip().startswith("perpend attribute")).split()[1:]
            with self.subTest(case=question.parent.name):
                self.run_program(*words, cwd=ROOT)


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
