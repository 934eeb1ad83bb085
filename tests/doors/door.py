"""Runs perpend as a user does, and looks at what a user sees: answer, words, exit status."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["PERPEND"]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"


class DoorTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_program(self, *words, data=None, status=0, **options):
        """The finished process, after a look at its exit status. `data` goes to standard input."""
        done = subprocess.run([PROGRAM, *map(str, words)], input=data, capture_output=True,
                              timeout=300, check=False, **options)
        self.assertEqual(done.returncode, status,
                         f"{words}\n{done.stderr.decode(errors='replace')[:2000]}")
        if status:
            self.assertEqual(done.stdout, b"", "an error must leave no half answer")
            self.assertRegex(done.stderr.decode(), r"^\S.*: [a-z-]+\.?[a-z-]*: .+",
                             "an error is 'where: code: what'")
        return done

    def attribute(self, *words, **options):
        """The JSON answer of `perpend attribute`."""
        return json.loads(self.run_program("attribute", "--format", "json", *words, **options).stdout)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def refused(self, path, code, *words, status=3, command="attribute"):
        """Asserts that the input is refused with this code, at a place that names the file."""
        done = self.run_program(command, *words, path, status=status)
        message = done.stderr.decode()
        self.assertIn(f": {code}: ", message)
        self.assertTrue(message.startswith(str(path)), message)
        return message


def incident_line(*observations, **more):
    return json.dumps({"id": "case", "observations": list(observations), **more}) + "\n"


def technique(number):
    return {"type": "attack-pattern", "id": number}


def main():
    unittest.main(verbosity=1)
