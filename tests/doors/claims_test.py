"""The claims ledger on the shipped articles (examples/claims/NOTE.md says what a careful reader finds), and on
what is no article at all."""
import json
import re
import unittest

from door import EXAMPLES, DoorTest, main

FOLDER = EXAMPLES / "claims"
# Everybody and every place of the articles, exchanged when the test runs: longer names first.
NAMES = [
    ("Harbour Chronicle", "Mill Register"), ("Evening Lamp", "Late Mirror"), ("Northern Mirror", "Upland Echo"),
    ("Capital Tribune", "Metropol Standard"), ("Otavian Daily", "Velmarkian Post"), ("Brisland Herald", "Orsk Observer"),
    ("Corvenna Gazette", "Tellmar Messenger"), ("Lantern Moth", "Copper Adder"), ("Mirela Tavares", "Noor Somerhalder"),
    ("Ilan Roscoe", "Bo Ekwueme"), ("Roscoe", "Ekwueme"), ("Jorun Abasi", "Ines Orvik"), ("Pavel Ondimba", "Ruben Maranto"),
    ("Marisol Tenney", "Agathe Lind"), ("Edvin Okoro", "Tomasz Bah"), ("Tamsin Bello", "Selma Kade"),
    ("Otavian", "Velmarkian"), ("Otavia", "Velmark"), ("Serranian", "Pellian"), ("Serrania", "Pellia"),
    ("Port Serran", "Port Pell"), ("Brisland", "Orsk"), ("Corvenna", "Tellmar"),
]

REQUIRED = {"identity": ["name"], "note": ["content", "object_refs"], "opinion": ["opinion", "object_refs"],
            "relationship": ["relationship_type", "source_ref", "target_ref"]}


class Articles(DoorTest):
    def read(self, *files, words=()):
        done = self.run_program("claims", "--format", "json", *words, *files)
        self.answer = json.loads(done.stdout)
        self.claims = {claim["id"]: claim for claim in self.answer["claims"]}
        self.files = {one["id"]: one["file"].rsplit("/", 1)[-1][:2] for one in self.answer["documents"]}
        return self.answer

    def place(self, claim):
        return self.files[self.claims[claim]["document"]]

    def retellings(self, of, by, answer=False):
        return [one for one in self.answer["retellings"] if one["answer"] == answer
                and self.place(one["of"]) == of and self.place(one["by"]) == by]

    def kinds(self, of, by, answer=False):
        return {drift["kind"] for one in self.retellings(of, by, answer) for drift in one["drift"]}

    def said_by(self, speaker, file=None):
        return [claim for claim in self.claims.values()
                if speaker in claim["chain"][-1]["name"] and len(claim["chain"]) > 1
                and file in (None, self.files[claim["document"]])]

    def drift(self, of, by, kind, answer=False):
        return [(drift["from"] or {}).get("text", "") + " -> " + (drift["to"] or {}).get("text", "")
                for one in self.retellings(of, by, answer) for drift in one["drift"] if drift["kind"] == kind]

    def check(self, named):
        with self.subTest("2: a copy lacks the answer and adds no origin"):
            copies = self.retellings("01", "02")
            self.assertTrue(copies and all(one["copied"] for one in copies))
            self.assertEqual(self.kinds("01", "02"), {"answer-left-out"})
            self.one_origin(copies)
        with self.subTest("3: a retelling hardens; a rounder number is no drift"):
            kinds = self.kinds("01", "03")
            self.assertLessEqual({"hedge-dropped", "basis-dropped"}, kinds)
            self.assertNotIn("number-changed", kinds)
            self.assertTrue(any(one["declared"] for one in self.retellings("01", "03")))
        with self.subTest("4: a retelling changes doer, number, year and reasons"):
            self.assertLessEqual({"hedge-dropped", "basis-dropped", "level-raised", "number-changed", "date-changed"},
                                 self.kinds("01", "04"))
            self.assertEqual(self.drift("01", "04", "number-changed"), ["214 attacks -> 241 times"])
            self.assertEqual(self.drift("01", "04", "date-changed"), ["since 2027 -> since 2025"])
            raised = " ".join(self.drift("01", "04", "level-raised"))
            self.assertIn("government of " + named("Otavia"), raised)
        with self.subTest("5: an answer of four kinds, none of them a denial"):
            kinds = {claim["polarity"] for claim in self.said_by(named("Roscoe"), "05")}
            self.assertLessEqual({"states-policy", "challenges-method", "calls-for-evidence", "counter-accuses"}, kinds)
            self.assertNotIn("denies", kinds)
        with self.subTest("5: the answer's reasons lack the servers"):
            lacking = self.drift("01", "05", "basis-dropped", answer=True)
            self.assertTrue(lacking)
            for one in lacking:
                self.assertIn("servers ->", one)
                self.assertNotIn("servers", one.split("->")[1])
        with self.subTest("6: a joint statement in three outlets is one origin"):
            joint = [one for one in self.answer["origins"] if one["joint"]]
            self.assertTrue(joint)
            self.assertGreaterEqual(max(one["outlets"] for one in joint), 3)
        with self.subTest("6: a probability stands only where one was said"):
            sure = [claim for claim in self.claims.values() if claim["certainty"]]
            self.assertTrue(sure)
            for claim in sure:
                self.assertEqual((claim["certainty"]["word"], claim["certainty"]["low"], claim["certainty"]["high"]),
                                 ("likely", 55, 80))
        with self.subTest("an accusation inside the country and its denial stand apart"):
            accused = [claim["id"] for claim in self.said_by(named("Pavel Ondimba"))]
            self.assertTrue(accused)
            answers = [self.claims[one["answered_by"]] for one in self.answer["responses"] if one["claim"] in accused]
            denials = [one for one in answers if one["polarity"] == "denies"]
            self.assertEqual(len(denials), 1)
            answered = [one["claim"] for one in self.answer["responses"] if one["answered_by"] == denials[0]["id"]]
            self.assertEqual(answered, accused)
        with self.subTest("nothing of the menu, the advertisement, the puzzle or the script"):
            for claim in self.claims.values():
                said = claim["content"]["text"] + " ".join(link["name"] for link in claim["chain"][1:])
                self.assertIsNone(re.search("penny|puzzle|this script|Subscribe|Ten hotels|Front page", said), said)

    def one_origin(self, retellings):
        for one in retellings:
            shared = [origin for origin in self.answer["origins"]
                      if one["of"] in origin["claims"] and one["by"] in origin["claims"]]
            self.assertEqual(len(shared), 1, one)

    def test_are_read_as_a_careful_reader_reads_them(self):
        self.read(*sorted(FOLDER.glob("0*")))
        self.check(lambda name: name)

    def test_are_read_the_same_with_all_names_exchanged(self):
        table = dict(NAMES)
        pattern = re.compile("|".join(r"\b" + name + r"\b" for name, _ in NAMES))
        for path in FOLDER.iterdir():
            self.file(path.name, pattern.sub(lambda found: table[found[0]], path.read_text()))
        self.read(*sorted(self.folder.glob("0*")))
        self.check(lambda name: table.get(name, name))

    def test_give_one_answer_whatever_the_order_of_the_files(self):
        files = sorted(FOLDER.glob("0*"))
        def summary(answer):
            return (sorted((one["of"], one["by"], tuple(d["kind"] for d in one["drift"])) for one in answer["retellings"]),
                    sorted((one["claim"], one["answered_by"]) for one in answer["responses"]),
                    sorted((one["root"], tuple(sorted(one["claims"]))) for one in answer["origins"]))
        self.assertEqual(summary(self.read(*files)), summary(self.read(*reversed(files))))

    def test_have_every_claim_at_the_bytes_it_names(self):
        for path in sorted(FOLDER.glob("0*")):
            text = self.folder / "text"
            self.read(path, words=("--text-out", text))
            read = text.read_bytes()
            for claim in self.claims.values():
                spans = claim["content"].get("spans", [claim["content"]])
                pieces = " ".join(read[one["start"]:one["end"]].decode() for one in spans)
                self.assertEqual(pieces, claim["content"]["text"])
                if claim["cue"]:
                    self.assertEqual(read[claim["cue"]["start"]:claim["cue"]["end"]].decode(), claim["cue"]["text"])

    def test_make_a_bundle_of_valid_shape(self):
        files = sorted(FOLDER.glob("0*"))
        done = self.run_program("claims", "--format", "stix", *files)
        self.assertEqual(done.stdout, self.run_program("claims", "--format", "stix", *files).stdout)
        bundle = json.loads(done.stdout)
        ids = [one["id"] for one in bundle["objects"]]
        self.assertEqual(len(ids), len(set(ids)))
        confident = []
        for one in bundle["objects"]:
            self.assertRegex(one["id"], f"^{one['type']}--[0-9a-f]{{8}}-[0-9a-f]{{4}}-5[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$"
                             if one["type"] != "marking-definition" else "^marking-definition--")
            self.assertEqual(one["spec_version"], "2.1")
            self.assertRegex(one["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
            for key, value in one.items():
                for ref in [value] if key.endswith("_ref") else value if key.endswith("_refs") else []:
                    self.assertIn(ref, ids)
            # STIX 2.1, 4.5 (identity), 4.10 (note), 4.12 (opinion), 5.1 (relationship): what each must have
            for key in REQUIRED.get(one["type"], []):
                self.assertTrue(one.get(key), (one["id"], key))
            if one["type"] in REQUIRED:
                self.assertEqual(one["modified"], one["created"])
            if one["type"] == "opinion":
                self.assertIn(one["opinion"], ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"))
            if "confidence" in one:
                confident.append(one)
        self.assertTrue(confident)
        for one in confident:
            self.assertRegex(one["abstract"] + one["content"], "likely|confidence")

    def test_make_a_page_that_loads_nothing_and_lines_that_fit(self):
        files = sorted(FOLDER.glob("0*"))
        page = self.run_program("claims", "--format", "html", *files).stdout.decode()
        self.assertNotRegex(page, r"<script|src=|href=\"(?!#)|url\(")
        self.assertIn("<svg", page)
        self.assertIn("<mark>", page)
        lines = self.run_program("claims", *files).stdout.decode().splitlines()
        self.assertLessEqual(max(map(len, lines)), 80)
        self.assertEqual((lines[0], lines[-1]), ("TLP:CLEAR", "TLP:CLEAR"))


class BadInput(DoorTest):
    def test_that_is_no_article_is_refused_with_a_reason(self):
        self.refused(self.folder / "none.txt", "input.missing", command="claims")
        self.refused(self.file("empty.txt", ""), "input.empty", command="claims")
        self.refused(self.file("blank.txt", " \n\n "), "input.empty", command="claims")
        self.refused(self.file("menu.html", "<!doctype html><html><body><script>said()</script></body></html>"),
                     "document.empty", command="claims")
        self.refused(self.file("bundle.json", '{"type":"bundle","id":"bundle--0","objects":[]}'), "claims.no-prose",
                     command="claims")
        self.refused(self.folder, "input.directory", command="claims")

    def test_in_another_language_is_said_to_be_one(self):
        japanese = self.file("ja.txt", "警察は、研究機関への攻撃について、ある集団の関与が疑われると発表した。" * 8)
        self.refused(japanese, "claims.language", command="claims")
        french = self.file("fr.txt", "La police a dit que le groupe avait attaqué les instituts. Le ministère a démenti cela. " * 6)
        self.refused(french, "claims.language", command="claims")

    def unread(self, name, text, code):
        """Nothing is read of it, and the diagnostic says why."""
        good = sorted(FOLDER.glob("01*"))[0]
        bad = self.file(name, text)
        answer = json.loads(self.run_program("claims", "--format", "json", bad, good).stdout)
        self.assertIn(code, [one["code"] for one in answer["diagnostics"]])
        documents = {one["id"] for one in answer["documents"] if one["file"].endswith(name)}
        self.assertEqual([one for one in answer["claims"] if one["document"] in documents], [])
        self.assertTrue(answer["claims"])  # the good one is read all the same

    def test_without_signs_or_without_case_is_not_read(self):
        spoken = "so the police said they think a group did it and the ministry said no we did not do that at all "
        self.unread("spoken.txt", spoken * 20, "claims.no-sentences")
        loud = "THE POLICE SAID THAT A GROUP ATTACKED THE INSTITUTES. THE MINISTRY DENIED IT ON MONDAY. "
        self.unread("loud.txt", loud * 10, "claims.no-case")

    def test_of_a_page_neither_templates_nor_scripts_nor_comments_are_read(self):
        hidden = "<p>The police said on Monday that a group called Grey Otter had robbed the bank.</p>"
        page = self.file("page.html", (
            "<!doctype html><html><head><title>Harbour</title></head><body><article><h1>Ferries are late</h1>"
            f"<template>{hidden}</template><script type=\"text/template\">{hidden}</script><!-- {hidden} -->"
            f"<noscript>{hidden}</noscript>"
            "<p>The harbour office said on Tuesday that two ferries had been late because of fog.</p>"
            "<p>Passengers waited for an hour in the hall, and nobody was hurt.</p></article></body></html>"))
        done = self.run_program("claims", "--format", "json", page)
        self.assertNotIn(b"Grey Otter", done.stdout)
        self.assertIn(b"two ferries had been late", done.stdout)

    def test_beside_an_article_is_a_diagnostic_and_sinks_nothing(self):
        good = sorted(FOLDER.glob("01*"))[0]
        bad = self.file("bundle.json", '{"type":"bundle","id":"bundle--0","objects":[]}')
        done = self.run_program("claims", "--format", "json", good, bad)
        answer = json.loads(done.stdout)
        self.assertTrue(answer["claims"])
        self.assertIn("claims.no-prose", [one["code"] for one in answer["diagnostics"]])
        self.run_program("claims", "--strict", good, bad, status=3)

    def test_with_quotations_that_never_close_takes_bounded_time_and_invents_nothing(self):
        text = 'The police said: "We suspect ' + '"a group "of the attacks. ' * 20000
        done = self.run_program("claims", "--format", "json", self.file("open.txt", text))
        self.assertLess(len(json.loads(done.stdout)["claims"]), 20001)

    def test_marked_more_strictly_than_allowed_is_refused(self):
        case = self.folder / "case"
        self.run_program("case", "new", case)
        line = self.file("red.jsonl", '{"id":"a","marking":"TLP:RED","observations":[{"type":"attack-pattern","id":"T1566"}]}\n')
        self.run_program("case", "add", case, line, sorted(FOLDER.glob("03*"))[0])
        self.run_program("claims", "--max-tlp", "TLP:AMBER", case, status=6)
        self.run_program("claims", "--max-tlp", "TLP:RED", case)


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
