"""Large input: bounded time and memory."""
import json
import os
import resource
import subprocess
import time

import door
from door import DoorTest, incident_line, main


def peak_megabytes(words):
    """Runs the program; its exit status and the most memory it held, in MB."""
    process = subprocess.Popen([door.PROGRAM, *map(str, words)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024, error


class Scale(DoorTest):
    def test_a_bundle_of_a_million_objects(self):
        path = self.folder / "million.json"
        with path.open("w") as out:
            out.write('{"type":"bundle","id":"bundle--6f5c2a3e-0c5e-4d1c-9d0e-3f4c8f0e8d11","objects":[')
            for i in range(1_000_000):
                out.write(("," if i else "") + json.dumps(
                    {"type": "domain-name", "spec_version": "2.1",
                     "id": f"domain-name--{i:08x}-0000-5000-8000-000000000000",
                     "value": f"h{i}.bench-{i % 1000}.com"}))
            out.write("]}")
        status, megabytes, error = peak_megabytes(["attribute", "--format", "json", path])
        self.assertEqual(status, 0, error[:500])
        self.assertLess(megabytes, 4096)

    def test_a_hundred_thousand_incidents_of_one_block_stay_within_the_budget(self):
        """Alike all of them; with one value in common; and a chain, each sharing with the next."""
        def alike(i):
            return ["c2.one-block.com"]

        def one_value(i):
            return ["c2.one-block.com", f"h.x{i}z.com"]

        def chain(i):
            return [f"h.x{i}z.com", f"h.x{i + 1}z.com"]

        for domains in (alike, one_value, chain):
            path = self.folder / f"{domains.__name__}.jsonl"
            with path.open("w") as out:
                for i in range(100_000):
                    out.write(incident_line(*({"type": "domain-name", "value": d} for d in domains(i)),
                                            id=f"i{i}"))
            status, megabytes, error = peak_megabytes(["link", "--format", "json", "--memory", "200MB",
                                                       path])
            self.assertEqual(status, 0, error[:500])
            if "asan" not in door.PROGRAM:
                self.assertLess(megabytes, 200, domains.__name__)

    def test_one_attribution_stays_within_256_megabytes(self):
        report = door.EXAMPLES / "mirrorface" / "report.txt"
        status, megabytes, error = peak_megabytes(["attribute", "--allow-reserved", report])
        self.assertEqual(status, 0, error[:500])
        if "asan" not in door.PROGRAM:
            self.assertLess(megabytes, 256)

    def test_a_text_of_50_megabytes_is_cut_with_a_diagnostic(self):
        path = self.folder / "long.txt"
        claim = ("The Harbour Chronicle reported on Monday that the Cyber Directorate suspects a group called Lantern "
                 "Moth of 214 attacks.\n\n")
        path.write_text(claim * (50_000_000 // len(claim)))
        before = time.monotonic()
        status, megabytes, error = peak_megabytes(["claims", "--format", "json", path])
        self.assertEqual(status, 0, error[:500])
        self.assertIn(b"claims.too-long", error)
        if "asan" not in door.PROGRAM:
            self.assertLess(megabytes, 640)
            self.assertLess(time.monotonic() - before, 60)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
