"""A case on disk, as its keeper uses it."""
import json
import sqlite3

from door import EXAMPLES, DoorTest, incident_line, main, technique

REPORT = EXAMPLES / "mirrorface" / "report.txt"


class Case(DoorTest):
    def setUp(self):
        super().setUp()
        self.case = self.folder / "case"
        self.run_program("case", "new", self.case)

    def add(self, path=REPORT, *words, **options):
        return self.run_program("case", "add", self.case, path, "--allow-reserved", *words, **options)

    def json(self, *words):
        return json.loads(self.run_program(*words, "--format", "json").stdout)

    def test_is_a_valid_input_everywhere(self):
        self.add()
        from_case = self.attribute("--allow-reserved", self.case)
        from_file = self.attribute("--allow-reserved", REPORT)
        self.assertEqual([(h["id"], h["posterior"]) for h in from_case["hypotheses"]],
                         [(h["id"], h["posterior"]) for h in from_file["hypotheses"]])

    def test_keeps_grades_and_markings_and_the_answer_inherits_the_strictest(self):
        self.add(REPORT, "--reliability", "B", "--credibility", "2", "--tlp", "amber")
        self.assertEqual(self.attribute("--allow-reserved", self.case)["marking"], "TLP:AMBER")
        self.run_program("attribute", "--max-tlp", "green", self.case, status=6)

    def test_does_not_pass_over_a_stricter_marking_of_what_it_holds(self):
        self.add(REPORT, "--tlp", "green", "--reliability", "B")
        self.add(REPORT, "--tlp", "green", "--reliability", "B")  # the same again is no error
        for words in (("--tlp", "red"), ("--reliability", "A"), ("--source", "another")):
            message = self.add(REPORT, *words, status=3).stderr.decode()
            self.assertIn(": case.held: ", message)
        self.assertEqual(len(self.json("case", "log", self.case)["entries"]), 2)

    def test_lists_a_refused_file_and_keeps_the_others(self):
        missing = self.folder / "missing.txt"
        done = self.add(REPORT, missing)
        self.assertIn(b"step 2 of the log", done.stdout)
        self.assertIn(str(missing) + ": input.missing: ", done.stderr.decode())
        self.add(REPORT, missing, "--strict", status=3)
        self.add(missing, status=3)

    def test_logs_every_step_and_verifies(self):
        self.add()
        log = self.json("case", "log", self.case)
        self.assertEqual([e["action"] for e in log["entries"]][0], "create")
        self.assertGreaterEqual(len(log["entries"]), 2)
        self.run_program("case", "verify", self.case)

    def test_says_in_the_dossier_who_acquired_a_document_and_when(self):
        self.add()
        page = self.run_program("attribute", "--allow-reserved", self.case, "--format", "html").stdout.decode()
        entry = self.json("case", "log", self.case)["entries"][1]
        self.assertRegex(page, "Acquired</dt><dd>[^<]*entry 2 of its log, " + entry["when"] +
                         ", by " + entry["who"])
        page = self.run_program("attribute", "--allow-reserved", REPORT, "--format", "html").stdout.decode()
        self.assertIn("custody is recorded", page)

    def test_shows_tampering(self):
        self.add()
        with sqlite3.connect(self.case / "case.sqlite") as database:
            for (trigger,) in database.execute(
                    "select name from sqlite_master where type = 'trigger'").fetchall():
                database.execute(f"drop trigger {trigger}")
            changed = database.execute(
                "update content set bytes = "
                "cast(replace(cast(bytes as text), 'ANEL', 'LENA') as blob)").rowcount
            self.assertGreater(changed, 0)
        self.run_program("case", "verify", self.case, status=4)

    def test_still_verifies_after_content_was_erased(self):
        self.add()
        shown = self.json("case", "show", self.case)
        sha256 = shown["documents"][0]["sha256"]
        self.run_program("case", "erase", self.case, sha256, "--reason", "court order")
        self.run_program("case", "verify", self.case)
        raw = (self.case / "case.sqlite").read_bytes()
        self.assertNotIn(b"Aoba Institute", raw)

    def test_rejected_evidence_leaves_the_ledger(self):
        self.add()
        before = self.attribute("--allow-reserved", self.case)
        evidence = next(e for e in before["evidence"] if e["finding"]["type"] in ("malware", "tool"))
        self.run_program("case", "reject", self.case, evidence["id"], "--reason", "a mix-up")
        after = self.attribute("--allow-reserved", self.case)
        self.assertNotIn(evidence["id"], {e["id"] for e in after["evidence"]})
        self.run_program("case", "confirm", self.case, evidence["id"])
        again = self.attribute("--allow-reserved", self.case)
        self.assertIn(evidence["id"], {e["id"] for e in again["evidence"]})
        self.run_program("case", "verify", self.case)

    def test_confirmed_evidence_is_certain(self):
        path = self.file("r.txt", "In March the intruders dropped a backdoor we call MossLantern at a bank in Chile.\n"
                                  "They did not use Mimikatz, as far as we saw. The C2 was 192.0.2.7.\n")
        self.add(path)
        before = self.json("extract", self.case)
        doubtful = next(o for o in before["observations"] if o.get("id") == "S0002")
        self.assertLess(doubtful["confidence"], 0.5)
        self.run_program("case", "confirm", self.case, doubtful["evidence"], "--by", "ann", "--reason", "found it")
        after = self.json("extract", self.case)
        sure = next(o for o in after["observations"] if o.get("id") == "S0002")
        self.assertEqual(sure["confidence"], 1)
        self.assertIn("ann", sure["note"])
        self.run_program("case", "reject", self.case, doubtful["evidence"])
        self.assertNotIn("S0002", {o.get("id") for o in self.json("extract", self.case)["observations"]})

    def test_an_analysts_own_observation_counts_with_its_note_and_who(self):
        self.add()
        self.run_program("case", "add", self.case, "--observation", "tool=S0002", "--observation",
                         "domain-name=C2.example", "--note", "seen in memory", "--by", "ann")
        found = {o.get("id", o.get("value")): o for o in self.json("extract", self.case)["observations"]}
        self.assertEqual(found["S0002"]["note"], "added by ann: seen in memory")
        self.assertIn("c2.example", found)
        answer = self.attribute("--allow-reserved", self.case)
        row = next(e for e in answer["evidence"] if e["finding"].get("id") == "S0002")
        self.assertEqual(row["source"].split(" (")[0], "ann")
        self.run_program("case", "reject", self.case, found["S0002"]["evidence"])
        after = self.attribute("--allow-reserved", self.case)
        self.assertNotIn(row["id"], {e["id"] for e in after["evidence"]})
        self.run_program("case", "verify", self.case)
        self.run_program("case", "add", self.case, "--observation", "horoscope=x", status=2)
        self.run_program("case", "add", self.case, status=2)

    def test_locked_by_another_writer(self):
        self.add()
        other = sqlite3.connect(self.case / "case.sqlite")
        other.execute("begin immediate")
        path = self.file("i.jsonl", incident_line(technique("T1566")))
        done = self.add(path, status=4)
        self.assertIn(b"case.locked", done.stderr)
        other.rollback()
        self.add(path)

    def test_is_not_made_twice(self):
        self.run_program("case", "new", self.case, status=3)

    def test_that_is_damaged_says_so(self):
        self.add()
        database = self.case / "case.sqlite"
        database.write_bytes(database.read_bytes()[:5000])
        self.run_program("case", "show", self.case, status=4)


if __name__ == "__main__":
    main()
