"""What a user of `perpend attribute` relies on."""
import json
from decimal import Decimal

from door import EXAMPLES, DoorTest, incident_line, main, technique

MIRRORFACE = EXAMPLES / "mirrorface"
AS_OF = ("--as-of", "2024-06-01", "--allow-reserved")


def software(number):
    return {"type": "malware", "id": number}


class Ledger(DoorTest):
    def setUp(self):
        super().setUp()
        self.answer = self.attribute(*AS_OF, MIRRORFACE / "report.txt")

    def test_adds_up_row_by_row_to_the_score(self):
        for h in self.answer["hypotheses"]:
            rows = sum(Decimal(str(e["weight_bans"][h["id"]])) for e in self.answer["evidence"])
            self.assertEqual(rows, Decimal(str(h["weight_bans"])), h["id"])
            self.assertEqual(Decimal(str(h["prior_bans"])) + rows, Decimal(str(h["score_bans"])))
            classes = sum(Decimal(str(v)) for v in h["by_class"].values())
            self.assertEqual(classes, rows)

    def test_posterior_is_ten_to_the_score_over_the_normaliser(self):
        for h in self.answer["hypotheses"]:
            shown = 10 ** (h["score_bans"] - self.answer["normaliser_bans"])
            self.assertAlmostEqual(shown, h["posterior"], delta=3e-6)

    def test_posteriors_and_the_others_sum_to_one(self):
        total = sum(Decimal(str(h["posterior"])) for h in self.answer["hypotheses"])
        self.assertEqual(total + Decimal(str(self.answer["others"])), 1)

    def test_shows_at_least_twenty_hypotheses_with_the_unlisted_actor(self):
        ids = [h["id"] for h in self.answer["hypotheses"]]
        self.assertGreaterEqual(len(ids), 20)
        self.assertIn("unlisted", ids)

    def test_every_row_from_prose_points_at_its_bytes(self):
        text_file = self.folder / "text"
        answer = self.attribute(*AS_OF, "--text-out", text_file, MIRRORFACE / "report.txt")
        text = text_file.read_bytes()
        spans = [e["span"] for e in answer["evidence"] if e.get("span")]
        self.assertGreater(len(spans), 5)
        for span in spans:
            self.assertTrue(text[span["start"]:span["end"]].strip())

    def test_says_no_sponsor_anywhere_in_the_ranking(self):
        for h in self.answer["hypotheses"]:
            self.assertNotEqual(h["level"], "sponsor")

    def test_likelihood_and_confidence_never_share_a_sentence(self):
        a = self.answer["assessment"]
        self.assertNotIn("confidence", a["likelihood_sentence"].lower())
        self.assertNotIn("likely", a["confidence_sentence"].lower())


class SameBytes(DoorTest):
    def test_on_every_run_and_with_any_number_of_threads(self):
        words = ("attribute", "--format", "json", *AS_OF, MIRRORFACE / "report.txt")
        first = self.run_program(*words).stdout
        self.assertEqual(first, self.run_program(*words).stdout)
        self.assertEqual(first, self.run_program(*words, "--threads", "1").stdout)
        self.assertEqual(first, self.run_program(*words, "--threads", "3").stdout)

    def test_in_text_and_html_too_whose_line_to_repeat_it_leaves_threads_out(self):
        for form in ("text", "html"):
            words = ("attribute", "--format", form, *AS_OF, MIRRORFACE / "report.txt")
            first = self.run_program(*words).stdout
            self.assertEqual(first, self.run_program(*words, "--threads", "2").stdout)
            self.assertEqual(first, self.run_program(*words, "--threads=1").stdout)

    def test_whichever_thread_read_which_of_several_inputs(self):
        reports = sorted(EXAMPLES.glob("*/report.txt"))
        articles = sorted((EXAMPLES / "claims").glob("0*"))
        self.assertGreater(min(len(reports), len(articles)), 3)
        empty = self.file("empty.txt", b"")
        for command, files in (("attribute", reports), ("extract", reports), ("claims", articles)):
            words = (command, "--format", "json", *AS_OF, *files[:2], empty, *files[2:])
            alone = self.run_program(*words, "--threads", "1")
            self.assertEqual(alone.stdout, self.run_program(*words, "--threads", "4").stdout)
            self.assertIn(b"input.empty", alone.stderr)

    def test_whatever_the_locale_and_the_time_zone(self):
        words = ("attribute", "--format", "json", *AS_OF, MIRRORFACE / "report.txt")
        first = self.run_program(*words).stdout
        other = self.run_program(*words, env={"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}).stdout
        self.assertEqual(first, other)

    def test_whatever_the_order_of_the_observations(self):
        found = [software("S0154"), technique("T1566.002"), technique("T1059.001"), software("S0013")]
        one = self.attribute(self.file("a.jsonl", incident_line(*found)))
        two = self.attribute(self.file("b.jsonl", incident_line(*reversed(found))))
        self.assertEqual(one["hypotheses"], two["hypotheses"])


class Evidence(DoorTest):
    def scores(self, *observations, **more):
        answer = self.attribute(self.file("i.jsonl", incident_line(*observations, **more)))
        return {h["id"]: h["score_bans"] for h in answer["hypotheses"]}

    def test_said_twice_weighs_once(self):
        once = self.scores(software("S0154"), technique("T1566.002"))
        twice = self.scores(software("S0154"), technique("T1566.002"), software("S0154"))
        self.assertEqual(once, twice)

    def test_five_retellings_of_a_report_weigh_as_one(self):
        paths = [self.file(f"r{i}.txt", (MIRRORFACE / "report.txt").read_bytes()) for i in range(5)]
        one, five = self.attribute(*AS_OF, paths[0]), self.attribute(*AS_OF, *paths)
        self.assertEqual([(h["id"], h["posterior"]) for h in one["hypotheses"]],
                         [(h["id"], h["posterior"]) for h in five["hypotheses"]])

    def test_of_an_unknown_type_weighs_nothing(self):
        plain = self.scores(technique("T1566.002"))
        more = self.scores(technique("T1566.002"), {"type": "horoscope", "value": "Leo"})
        self.assertEqual(plain, more)

    def test_tool_and_malware_may_be_exchanged(self):
        self.assertEqual(self.scores({"type": "tool", "id": "S0154"}),
                         self.scores({"type": "malware", "id": "S0154"}))

    def test_a_name_and_its_id_are_one_finding(self):
        self.assertEqual(self.scores({"type": "malware", "value": "Cobalt Strike"}),
                         self.scores({"type": "malware", "id": "S0154"}))

    def test_what_a_document_says_of_who_did_it_never_weighs(self):
        body = "The intruder used PlugX and Mimikatz. Persistence was T1547.001, entry T1566.001.\n"
        claim = "We attribute this with high confidence to APT28, a group linked to Russia.\n"
        plain = self.attribute(self.file("a.txt", body))
        claimed = self.attribute(self.file("b.txt", body + claim))
        self.assertEqual([(h["id"], h["score_bans"]) for h in plain["hypotheses"]],
                         [(h["id"], h["score_bans"]) for h in claimed["hypotheses"]])
        self.assertEqual(plain["testimony"], [])
        self.assertNotEqual(claimed["testimony"], [])

    def test_from_an_unreliable_source_moves_less(self):
        def gap(reliability, credibility):
            scores = self.scores(software("S0013"), technique("T1574.002"),
                                 source={"name": "x", "reliability": reliability},
                                 credibility=credibility)
            return max(scores.values()) - min(scores.values())
        self.assertGreater(gap("A", 1), gap("D", 4))


    def test_grades_on_the_command_line_come_before_those_of_the_file(self):
        path = self.file("i.jsonl", incident_line(software("S0013"), technique("T1574.001"),
                                                  source={"name": "x", "reliability": "E"}))
        def gap(*words):
            scores = [h["score_bans"] for h in self.attribute(*words, path)["hypotheses"]]
            return max(scores) - min(scores)
        sure = gap("--reliability", "A", "--credibility", "1")
        self.assertGreater(sure, gap("--reliability", "D", "--credibility", "4"))
        self.assertGreater(sure, gap())


class AsOf(DoorTest):
    def test_hides_everything_published_later(self):
        report = MIRRORFACE / "report.txt"
        early = self.attribute("--as-of", "2012-01-01", "--allow-reserved", report)
        late = self.attribute("--as-of", "2025-01-01", "--allow-reserved", report)
        self.assertNotEqual(early["hypotheses"][0]["posterior"], late["hypotheses"][0]["posterior"])
        self.assertLess(len(early["hypotheses"]), 2000)
        self.assertEqual(early["perpend"]["as_of"], "2012-01-01")

    def own_pack(self, name, *days):
        """An actor of one's own, known since 2010, with a report of each of these days."""
        made = "2010-01-01T00:00:00.000Z"
        actor = "intrusion-set--6a8f1c1e-0f0a-4f57-8a8d-6c5a3f0f2a01"
        item = "attack-pattern--6a8f1c1e-0f0a-4f57-8a8d-6c5a3f0f2a02"
        objects = [
            {"type": "intrusion-set", "spec_version": "2.1", "id": actor, "name": "Brass Kettle",
             "created": made, "modified": made},
            {"type": "attack-pattern", "spec_version": "2.1", "id": item, "name": "Spearphishing",
             "created": made, "modified": made,
             "external_references": [{"source_name": "mitre-attack", "external_id": "T1566.001"}]}]
        for i, (year, month) in enumerate(days):
            objects.append(
                {"type": "relationship", "spec_version": "2.1", "relationship_type": "uses",
                 "id": f"relationship--6a8f1c1e-0f0a-4f57-8a8d-6c5a3f0f2b{i:02}",
                 "source_ref": actor, "target_ref": item, "created": made, "modified": made,
                 "external_references": [
                     {"source_name": f"Kettle {i}",
                      "description": f"Potter, A. ({year}, {month} 5). Kettles {i}."}]})
        bundle = {"type": "bundle", "id": "bundle--6a8f1c1e-0f0a-4f57-8a8d-6c5a3f0f2a03",
                  "objects": objects}
        return self.file(name, json.dumps(bundle))

    def test_a_report_of_a_later_day_changes_no_byte_and_one_of_an_earlier_day_does(self):
        def weighed(*days):
            pack = self.own_pack("own.stix.json", (2023, "May"), *days)
            answer = self.attribute(*AS_OF, "--add", pack, MIRRORFACE / "report.txt")
            return json.dumps([answer["hypotheses"], answer["evidence"]])

        before = weighed()
        self.assertTrue(before == weighed((2024, "June"), (2025, "March")))
        self.assertTrue(before != weighed((2024, "May")))

    def test_says_when_the_fitted_parameters_are_later(self):
        answer = self.attribute(*AS_OF, MIRRORFACE / "report.txt")
        self.assertTrue(any("fitted" in limit for limit in answer["assessment"]["limits"]))


class Forms(DoorTest):
    def test_the_same_case_in_every_form_it_ships_in(self):
        for name in ("report.txt", "report.html", "report.pdf", "report.stix.json", "incident.jsonl"):
            with self.subTest(name=name):
                answer = self.attribute(*AS_OF, MIRRORFACE / name)
                self.assertGreater(len(answer["evidence"]), 10)

    def test_standard_input(self):
        data = (MIRRORFACE / "report.txt").read_bytes()
        answer = self.attribute(*AS_OF, "-", data=data)
        named = self.attribute(*AS_OF, MIRRORFACE / "report.txt")
        self.assertEqual(answer["hypotheses"], named["hypotheses"])

    def test_several_incident_lines_are_several_cases_one_answer_a_line(self):
        lines = "".join(incident_line(technique(t)) for t in ("T1566", "T1059", "T1190"))
        done = self.run_program("attribute", "--format", "json", self.file("i.jsonl", lines))
        self.assertEqual(len([json.loads(line) for line in done.stdout.splitlines()]), 3)

    def test_text_fits_a_terminal_of_80_columns(self):
        for path in sorted(EXAMPLES.glob("*/report.txt")):
            with self.subTest(path=path):
                done = self.run_program("attribute", "--allow-reserved", path)
                for line in done.stdout.decode().splitlines():
                    self.assertLessEqual(len(line), 80, line)

    def test_the_dossier_needs_no_network(self):
        done = self.run_program("attribute", "--format", "html", *AS_OF, MIRRORFACE / "report.txt")
        html = done.stdout.decode()
        self.assertNotRegex(html, r"""(src|href)\s*=\s*["']?(https?:)?//""")
        self.assertIn("prefers-color-scheme", html)


class OwnActors(DoorTest):
    def test_join_the_hypotheses(self):
        report = MIRRORFACE / "report.txt"
        answer = self.attribute(*AS_OF, "--add", MIRRORFACE / "actors.stix.json", report)
        names = {h["name"] for h in answer["hypotheses"]}
        self.assertIn("MirrorFace", names)

    def test_are_in_one_file_an_option_wherever_the_report_stands(self):
        # An option behind the report once let --add take the report too.
        own = MIRRORFACE / "actors.stix.json"
        answer = self.attribute("--add", own, MIRRORFACE / "report.txt", *AS_OF)
        self.assertIn("MirrorFace", {h["name"] for h in answer["hypotheses"]})


if __name__ == "__main__":
    main()
