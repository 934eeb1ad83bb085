"""What bad input gets: a clear error with file and place, and the exit status of the interface."""
import gzip
import json
import subprocess
import unittest

from door import EXAMPLES, DoorTest, incident_line, main, technique

LINE = incident_line(technique("T1566.002"), technique("T1059.003"))


def bundle(*objects):
    return json.dumps({"type": "bundle", "id": "bundle--6f5c2a3e-0c5e-4d1c-9d0e-3f4c8f0e8d11",
                       "objects": list(objects)})


PATTERN = {"type": "attack-pattern", "spec_version": "2.1",
           "id": "attack-pattern--5b7b8b0e-4c7b-4f0e-8a58-0d4f6a7c1e01",
           "created": "2024-01-01T00:00:00Z", "modified": "2024-01-01T00:00:00Z", "name": "Phishing",
           "external_references": [{"source_name": "mitre-attack", "external_id": "T1566"}]}


class Refused(DoorTest):
    def test_a_file_that_is_not_there(self):
        self.refused(self.folder / "no.txt", "input.missing")

    def test_a_directory_that_is_no_case(self):
        self.refused(self.folder, "input.directory")

    def test_an_empty_file(self):
        self.refused(self.file("empty.txt", b""), "input.empty")

    def test_truncated_json_points_at_the_byte(self):
        message = self.refused(self.file("b.json", bundle(PATTERN)[:200]), "json.truncated")
        self.assertRegex(message, r"b\.json:\d+: ")

    def test_nesting_of_100000_levels(self):
        deep = '{"type":"bundle","objects":' + "[" * 100_000 + "]" * 100_000 + "}"
        self.refused(self.file("deep.json", deep), "json.depth")

    def test_a_gzip_bomb_in_bounded_memory(self):
        # 600 MB of nothing in 600 kB; the address space allowed is far below that.
        bomb = gzip.compress(b" " * (600 << 20), 9)
        path = self.file("bomb.gz", bomb)
        done = subprocess.run(["bash", "-c", 'ulimit -v 1500000; exec "$0" "$@"',
                               *self.command("attribute", path)], capture_output=True, check=False) \
            if not self.sanitized() else self.run_program("attribute", path, status=3)
        self.assertEqual(done.returncode, 3, done.stderr[:500])
        self.assertIn(b"input.bomb", done.stderr)

    def test_a_zip_is_told_to_be_unpacked(self):
        self.refused(self.file("a.zip", b"PK\x03\x04" + b"\0" * 60), "input.archive")

    def test_binary_junk(self):
        self.refused(self.file("junk", bytes(range(256)) * 40), "input.unrecognised")

    def test_nul_bytes_in_text(self):
        self.refused(self.file("n.txt", b"The intruder used PlugX\0 and T1059.003.\n"),
                     "input.unrecognised")

    def test_a_broken_pdf(self):
        self.refused(self.file("x.pdf", b"%PDF-1.7\nthis is not one\n%%EOF\n"), "pdf.broken")

    def test_a_report_with_nothing_in_it(self):
        self.refused(self.file("r.txt", "Nothing happened on Tuesday.\n"), "input.nothing")

    def test_documentation_addresses_in_real_use(self):
        line = incident_line({"type": "ipv4-addr", "value": "192.0.2.7"})
        message = self.refused(self.file("i.jsonl", line), "input.nothing")
        self.assertIn("--allow-reserved", message)

    def command(self, *words):
        import door
        return [door.PROGRAM, *map(str, words)]

    def sanitized(self):
        import door
        return "asan" in door.PROGRAM  # the sanitizer reserves terabytes of address space


class KeptWithDiagnostics(DoorTest):
    def diagnostics(self, path):
        return {d["code"] for d in self.attribute(path)["diagnostics"]}

    def test_duplicate_keys_the_last_one_wins(self):
        text = '{"id":"c","observations":[{"type":"attack-pattern","id":"T1566","id":"T1059"}]}\n'
        answer = self.attribute(self.file("d.jsonl", text))
        self.assertIn("json.duplicate-key", {d["code"] for d in answer["diagnostics"]})
        self.assertIn("T1059", {e["finding"].get("id") for e in answer["evidence"]})

    def test_duplicate_keys_refuse_the_input_when_strict(self):
        text = '{"id":"c","id":"d","observations":[{"type":"attack-pattern","id":"T1566"}]}\n'
        self.run_program("attribute", "--strict", self.file("d.jsonl", text), status=3)

    def test_an_unknown_type_is_kept_and_said(self):
        text = incident_line(technique("T1566"), {"type": "horoscope", "value": "x"})
        self.assertIn("incident.unknown-type", self.diagnostics(self.file("u.jsonl", text)))

    def test_one_bad_line_does_not_sink_the_others(self):
        answer = self.run_program("attribute", "--format", "json",
                                  self.file("l.jsonl", LINE + "{broken\n" + LINE))
        self.assertEqual(len(answer.stdout.splitlines()), 2)
        self.assertIn(b"l.jsonl", answer.stderr)

    def test_wrong_types_in_a_bundle(self):
        wrong = dict(PATTERN, id=7, name=["x"])
        codes = self.diagnostics(self.file("w.json", bundle(PATTERN, wrong, 5, None)))
        self.assertTrue(any(code.startswith("stix.") for code in codes), codes)

    def test_ids_that_point_nowhere_and_relationships_in_a_loop(self):
        def relationship(number, a, b):
            return {"type": "relationship", "spec_version": "2.1",
                    "id": f"relationship--0000000{number}-0000-4000-8000-000000000000",
                    "created": "2024-01-01T00:00:00Z", "modified": "2024-01-01T00:00:00Z",
                    "relationship_type": "related-to", "source_ref": a, "target_ref": b}
        here, nowhere = PATTERN["id"], "malware--11111111-1111-4111-8111-111111111111"
        path = self.file("r.json", bundle(PATTERN, relationship(1, here, here),
                                          relationship(2, here, nowhere)))
        self.assertIn("stix.dangling-ref", self.diagnostics(path))

    def test_bytes_that_are_no_utf8(self):
        text = b"The intruder used PlugX (T1574.001) and then T1059.003.\n" * 40 + b"End\xff of it.\n"
        codes = self.diagnostics(self.file("n.txt", text))
        self.assertTrue(any(code.startswith("text.") for code in codes), codes)

    def test_one_refused_file_among_several(self):
        good, bad = self.file("a.jsonl", LINE), self.file("b.json", bundle(PATTERN)[:-9])
        answer = self.attribute(good, bad)
        self.assertTrue(any("b.json" in d["where"] for d in answer["diagnostics"]))
        self.run_program("attribute", "--strict", good, bad, status=3)


class Environment(DoorTest):
    def test_a_full_disk(self):
        self.run_program("attribute", "-o", "/dev/full", self.file("i.jsonl", LINE), status=5)

    def test_a_folder_that_is_not_there(self):
        done = self.run_program("attribute", "-o", self.folder / "no" / "x.txt",
                                self.file("i.jsonl", LINE), status=5)
        self.assertIn(b"output.failed", done.stderr)

    def test_a_truncated_pack(self):
        from door import ROOT
        pack = (ROOT / "data" / "perpend.pack").read_bytes()
        for size in (0, 10, 100, len(pack) // 2, len(pack) - 1):
            path = self.file("cut.pack", pack[:size])
            self.run_program("attribute", "--kb", path, self.file("i.jsonl", LINE), status=4)

    def test_a_pack_with_one_byte_changed(self):
        from door import ROOT
        pack = bytearray((ROOT / "data" / "perpend.pack").read_bytes())
        pack[len(pack) // 2] ^= 1
        path = self.file("bent.pack", bytes(pack))
        done = self.run_program("attribute", "--kb", path, self.file("i.jsonl", LINE), status=4)
        self.assertIn(b"pack.damaged", done.stderr)

    def test_a_pack_that_is_not_there(self):
        self.run_program("attribute", "--kb", self.folder / "no.pack", self.file("i.jsonl", LINE),
                         status=5)


class Usage(DoorTest):
    def test_words_that_are_off(self):
        for words in ([], ["attribute"], ["attribute", "--format", "xml", "x"], ["frobnicate"],
                      ["attribute", "--as-of", "yesterday", "x"],
                      ["attribute", "--max-tlp", "purple", "x"]):
            with self.subTest(words=words):
                self.run_program(*words, status=2)

    def test_an_answer_marked_more_strictly_than_allowed(self):
        path = self.file("i.jsonl", incident_line(technique("T1566"), marking="TLP:AMBER"))
        done = self.run_program("attribute", "--max-tlp", "green", path, status=6)
        self.assertIn(b"marking.refused", done.stderr)
        self.run_program("attribute", "--max-tlp", "amber", path)


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    assert EXAMPLES.exists()
    main()
