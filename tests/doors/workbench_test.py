"""What would change an answer, the analysts' own hand, and two answers compared."""
import decimal
import json

from door import EXAMPLES, ROOT, DoorTest, incident_line, main, technique

REPORT = EXAMPLES / "mirrorface" / "report.txt"
OLYMPIC = EXAMPLES / "olympic-destroyer"


class WhatWouldChangeIt(DoorTest):
    def test_what_flip_names_is_found_in_the_ledger_and_flips_the_answer_when_rejected(self):
        case = self.folder / "case"
        self.run_program("case", "new", case)
        self.run_program("case", "add", case, OLYMPIC / "report.txt", "--allow-reserved")
        before = self.attribute("--allow-reserved", case)
        self.assertLessEqual(set(before["flip"]["items"]), {e["id"] for e in before["evidence"]})
        for item in before["flip"]["items"]:
            self.run_program("case", "reject", case, item, "--reason", "suppose it was planted")
        after = self.attribute("--allow-reserved", case)
        self.assertNotEqual(after["hypotheses"][0]["id"], before["hypotheses"][0]["id"])
        self.assertEqual(after["hypotheses"][0]["id"], before["flip"]["to"])
        self.assertEqual(after["hypotheses"][0]["posterior"], before["flip"]["posterior"])

    def test_the_false_flag_example_shows_its_inconsistency(self):
        # A program of one group planted in the worm's case: its class dissents from the others or goes
        # with them worse than by itself, and the planted row is named among the misfits.
        line = json.loads((OLYMPIC / "incident.jsonl").read_text())
        honest = self.attribute("--allow-reserved", OLYMPIC / "incident.jsonl")
        line["observations"] += [{"type": "malware", "id": "S0180"}, {"type": "malware", "id": "S0174"}]
        planted = self.attribute("--allow-reserved", self.file("planted.jsonl", json.dumps(line) + "\n"))
        names = {e["id"]: e["finding"].get("id") for e in planted["evidence"]}
        self.assertTrue({"S0180", "S0174"} & {names[m["evidence"]] for m in planted["misfits"]},
                        [names[m["evidence"]] for m in planted["misfits"]])
        self.assertGreater(len(planted["misfits"]), len(honest["misfits"]))
        # The example's own traits of code are kept, doubted by their source, and weigh nothing.
        traits = [e for e in honest["evidence"] if e["finding"]["type"] == "code-similarity"]
        self.assertEqual(len(traits), 4)
        for trait in traits:
            self.assertEqual(set(trait["weight_bans"].values()), {0})

    def test_five_outlets_that_print_one_text_weigh_once(self):
        text = (OLYMPIC / "report.txt").read_text()
        once = self.attribute("--allow-reserved", self.file("wire.txt", text))
        outlets = [self.file(f"outlet-{i}.txt", text + f"\nMore on page {i}.\n") for i in range(4)]
        five = self.attribute("--allow-reserved", self.folder / "wire.txt", *outlets)
        self.assertEqual([(h["id"], h["posterior"]) for h in five["hypotheses"]],
                         [(h["id"], h["posterior"]) for h in once["hypotheses"]])
        self.assertEqual(len(five["origins"]), 1)
        self.assertEqual(len(five["origins"][0]["sources"]), 5)
        self.assertEqual(five["assessment"]["confidence_sentence"],
                         once["assessment"]["confidence_sentence"])

    def test_testimony_cannot_change_one_byte_of_hypotheses_or_evidence(self):
        def parts(text):
            answer = self.attribute("--allow-reserved", self.file("report.txt", text))
            return answer["testimony"], json.dumps([answer["hypotheses"], answer["evidence"]])
        text = (OLYMPIC / "report.txt").read_text()
        said, weighed = parts(text)
        more_said, weighed_after = parts(text + "\nWe attribute this activity to menuPass.\n")
        self.assertGreater(len(more_said), len(said), "the sentence was not read as testimony")
        self.assertEqual(weighed, weighed_after)
        _, control = parts(text + "\nThe intruders used DLL side-loading (T1574.002) and S0275.\n")
        self.assertNotEqual(weighed, control)


class ByHand(DoorTest):
    def setUp(self):
        super().setUp()
        self.case = self.folder / "case"
        self.run_program("case", "new", self.case)
        self.run_program("case", "add", self.case, REPORT, "--allow-reserved")

    def hand(self, verb, *words, status=0):
        return self.run_program("case", verb, self.case, *words, "--by", "Ada Example", status=status)

    def test_a_prior_moves_the_answer_and_the_unaltered_one_stands_beside_it(self):
        before = self.attribute("--allow-reserved", self.case)
        self.assertNotIn("by_hand", before)
        self.hand("prior", "G0045", "0.3")
        after = self.attribute("--allow-reserved", self.case)
        hypotheses = {h["id"]: h for h in after["hypotheses"]}
        self.assertGreater(hypotheses["G0045"]["posterior"], hypotheses["G0045"]["unaltered_posterior"])
        self.assertEqual(after["by_hand"]["unaltered"]["top"], before["hypotheses"][0]["id"])
        self.assertEqual(after["by_hand"]["unaltered"]["posterior"], before["hypotheses"][0]["posterior"])
        self.hand("prior", "G0045", "none")
        again = self.attribute("--allow-reserved", self.case)
        self.assertEqual([h["posterior"] for h in again["hypotheses"]],
                         [h["posterior"] for h in before["hypotheses"]])

    def test_below_the_threshold_of_a_wrong_names_cost_no_name_is_given(self):
        self.hand("prior", "menuPass", "0.9")
        named = self.attribute("--allow-reserved", self.case)
        leader = named["hypotheses"][0]
        self.assertIn(leader["name"], named["assessment"]["likelihood_sentence"])
        self.hand("cost", "1000")
        withheld = self.attribute("--allow-reserved", self.case)
        self.assertTrue(withheld["by_hand"]["wrong_name"]["name_withheld"])
        self.assertEqual(withheld["assessment"]["term"], "no assessment")
        self.assertNotIn(leader["name"], withheld["assessment"]["likelihood_sentence"])
        self.assertEqual(withheld["hypotheses"][0]["posterior"], leader["posterior"])
        self.hand("cost", "0.5")
        cheap = self.attribute("--allow-reserved", self.case)
        self.assertEqual(cheap["assessment"]["term"], named["assessment"]["term"])

    def test_what_is_said_stands_in_the_log_and_the_dossier(self):
        self.hand("assume", "One hand was at both machines.")
        self.hand("dissent", "The server may have been shared.")
        self.hand("sign")
        page = self.run_program("attribute", "--allow-reserved", self.case, "--format", "html").stdout.decode()
        for words in ("One hand was at both machines.", "The server may have been shared.", "Ada Example"):
            self.assertIn(words, page)
        log = json.loads(self.run_program("case", "log", self.case, "--format", "json").stdout)
        self.assertEqual([e["action"] for e in log["entries"]][-3:], ["note"] * 3)
        # What was signed is the head of the log before the signature.
        answer = self.attribute("--allow-reserved", self.case)
        self.assertEqual(len(answer["by_hand"]["notes"][-1]["subject"]), 64)
        self.run_program("case", "verify", self.case)

    def test_an_actor_is_added_to_this_case_alone(self):
        actors = self.folder / "actor.stix.json"
        actors.write_text(json.dumps({"type": "bundle", "id": "bundle--1", "objects": [{
            "type": "intrusion-set", "id": "intrusion-set--5b0a4bb0-6e5f-4c0c-9a5e-1f2d3c4b5a69",
            "name": "Quiet Lantern Nine", "created": "2020-01-01T00:00:00Z",
            "modified": "2020-01-01T00:00:00Z"}]}))
        self.hand("actor", actors)
        self.hand("prior", "Quiet Lantern Nine", "0.9")
        names = {h["name"] for h in self.attribute("--allow-reserved", self.case)["hypotheses"]}
        self.assertIn("Quiet Lantern Nine", names)
        elsewhere = {h["name"] for h in self.attribute("--allow-reserved", REPORT)["hypotheses"]}
        self.assertNotIn("Quiet Lantern Nine", elsewhere)

    def test_what_is_no_share_no_actor_or_no_cost_is_refused(self):
        self.hand("prior", "G0045", "1.5", status=2)
        self.hand("prior", "G0045", "many", status=2)
        self.hand("prior", "Nobody Of This Name", "0.1", status=3)
        self.hand("cost", "-1", status=2)
        self.hand("prior", "G0045", "0.6")
        self.hand("prior", "G0007", "0.5", status=2)


class Compare(DoorTest):
    def answer(self, name, *words):
        path = self.folder / name
        self.run_program("attribute", "--format", "json", "--allow-reserved", "-o", path, *words)
        return path

    def exact(self, *words):
        done = self.run_program("compare", *words, "--format", "json")
        return json.loads(done.stdout, parse_float=decimal.Decimal, parse_int=decimal.Decimal)

    def test_decomposes_the_change_exactly(self):
        line = json.loads((OLYMPIC / "incident.jsonl").read_text())
        before = self.answer("a.json", OLYMPIC / "incident.jsonl")
        line["observations"] = line["observations"][2:] + [
            {"type": "malware", "id": "S0275"}, technique("T1574.001")]
        after = self.answer("b.json", self.file("b.jsonl", json.dumps(line) + "\n"))
        change = self.exact(before, after)["log_odds"]
        terms = sum(e["change_bans"] for e in change["evidence"])
        self.assertEqual(change["before_bans"] + change["priors_bans"] + terms, change["after_bans"])
        self.assertEqual(change["after_bans"] - change["before_bans"], change["change_bans"])
        kinds = {e["kind"] for e in change["evidence"]}
        self.assertEqual(kinds, {"new", "gone", "changed"})
        names = {e["name"]: e["kind"] for e in change["evidence"]}
        self.assertEqual(names["UPPERCUT"], "new")

    def test_of_an_answer_with_itself_is_nothing(self):
        path = self.answer("a.json", OLYMPIC / "incident.jsonl")
        change = self.exact(path, path)["log_odds"]
        self.assertEqual(change["change_bans"], 0)
        self.assertEqual(change["evidence"], [])

    def test_refuses_an_answer_that_was_changed_and_what_is_none(self):
        path = self.answer("a.json", OLYMPIC / "incident.jsonl")
        answer = json.loads(path.read_text())
        answer["evidence"][0]["weight_bans"]["unlisted"] = 3
        changed = self.file("changed.json", json.dumps(answer))
        done = self.run_program("compare", path, changed, status=3)
        self.assertIn(b"compare.altered", done.stderr)
        done = self.run_program("compare", path, ROOT / "README.md", status=3)
        other = self.file("other.json", '{"schema":"something"}')
        done = self.run_program("compare", other, path, status=3)
        self.assertIn(b"compare.not-an-assessment", done.stderr)

    def test_with_the_unaltered_answer_shows_what_a_prior_did(self):
        case = self.folder / "case"
        self.run_program("case", "new", case)
        self.run_program("case", "add", case, REPORT, "--allow-reserved")
        before = self.answer("a.json", case)
        self.run_program("case", "prior", case, "G0045", "0.3")
        change = self.exact(before, self.answer("b.json", case))["log_odds"]
        self.assertEqual(change["evidence"], [])
        self.assertEqual(change["priors_bans"], change["change_bans"])
        self.assertNotEqual(change["change_bans"], 0)


if __name__ == "__main__":
    main()
