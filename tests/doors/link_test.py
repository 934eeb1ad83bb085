"""What a user of `perpend link` and of the steps of linking relies on."""
import json
import random

from door import EXAMPLES, DoorTest, incident_line, main, technique

CAMPAIGNS = EXAMPLES / "campaigns" / "incidents.jsonl"


def malware(name):
    return {"type": "malware", "value": name}


TECHNIQUES = """T1003.001 T1005 T1016 T1018 T1021.001 T1027 T1033 T1036.004 T1041 T1047 T1048 T1053.005
T1055 T1056.001 T1057 T1059.001 T1059.003 T1059.005 T1070.004 T1071.001 T1078 T1082 T1083 T1087.002
T1090 T1102 T1105 T1110 T1112 T1113 T1114 T1119 T1133 T1140 T1190 T1204.002 T1218.011 T1486 T1505.003
T1547.001 T1548.002 T1552.001 T1555.003 T1560.001 T1562.001 T1566.001 T1566.002 T1567.002 T1572
T1574.002""".split()


def word(number):
    """A word that shares nothing with the words of other numbers."""
    syllables = "bra cel dom fin gur hep jix kov lun mep nar pod qua rit sov tez".split()
    return "".join(syllables[i % 16] for i in (number // 16, number, number * 7 + number // 16))


def planted(count=120, campaign=8, seed=5):
    """Incidents with nothing in common, and a campaign of one rare program and one server."""
    draw = random.Random(seed)
    lines = []
    for i in range(count):
        observations = [malware(word(i)),
                        {"type": "victim-country", "value": draw.choice(["DE", "FR", "GB"])},
                        {"type": "victim-sector", "value": f"sector {draw.randrange(9)}"}]
        methods = []  # so that a shared technique, alone, makes no second campaign
        if i < campaign:
            methods = TECHNIQUES[7:40:8]
            observations += [malware("QUILLWORT"), {"type": "domain-name", "value": "c2.quillwort.com"},
                             {"type": "ipv4-addr", "value": "45.32.13.180"},
                             {"type": "file-hash", "value": "5e" * 32},
                             {"type": "victim-sector", "value": "Think Tanks"}]
        observations += [technique(method) for method in methods]
        lines.append(incident_line(*observations, id=f"case-{i:03}", marking="TLP:GREEN",
                                   first_seen=f"{2018 + i % 6}-{1 + draw.randrange(9):02}-11"))
    return "".join(lines)


class Link(DoorTest):
    def link(self, *words, **options):
        return json.loads(self.run_program("link", "--format", "json", *words, **options).stdout)

    def test_every_incident_stands_in_exactly_one_cluster(self):
        answer = self.link(CAMPAIGNS)
        ids = sorted(i for c in answer["clusters"] for i in c["incidents"])
        self.assertEqual(ids, [f"inc-{i:02}" for i in range(1, 65)])

    def test_a_link_is_the_sum_of_its_rows(self):
        links = self.link(CAMPAIGNS)["links"]
        self.assertGreater(len(links), 5)
        for link in links:
            self.assertAlmostEqual(sum(r["bits"] for r in link["by_level"]), link["weight_bits"],
                                   places=5)
            self.assertIn(link["decision"], ("link", "possible_link", "non_link"))

    def test_names_of_actors_change_nothing(self):
        plain = self.folder / "plain.jsonl"
        named = self.folder / "named.jsonl"
        lines = [json.loads(line) for line in CAMPAIGNS.read_text().splitlines()]
        plain.write_text("".join(json.dumps(line) + "\n" for line in lines))
        for line in lines:
            line["testimony"] = [{"names": "Amber Heron", "text": "we think it was Amber Heron"}]
        named.write_text("".join(json.dumps(line) + "\n" for line in lines))
        one, other = self.link(plain), self.link(named)
        self.assertEqual(one["links"], other["links"])
        self.assertEqual(one["clusters"], other["clusters"])

    def test_neither_order_nor_threads_change_a_byte(self):
        lines = CAMPAIGNS.read_text().splitlines(True)
        one = self.file("a.jsonl", "".join(lines))
        answer = self.run_program("link", "--format", "json", one).stdout
        again = self.run_program("link", "--format", "json", "--threads", 3, one).stdout
        self.assertEqual(answer, again)
        random.Random(3).shuffle(lines)
        one.write_text("".join(lines))
        shuffled = json.loads(self.run_program("link", "--format", "json", one).stdout)
        for key in ("clusters", "links", "parameters", "blocking"):
            self.assertEqual(json.loads(answer)[key], shuffled[key])

    def test_says_of_each_cluster_whether_it_is_systematic_and_that_somebody_chose(self):
        answer = self.link(self.file("planted.jsonl", planted()))
        cluster = answer["clusters"][0]
        self.assertEqual(cluster["incidents"], [f"case-{i:03}" for i in range(8)])
        systematic = cluster["systematic"]
        self.assertEqual(set(systematic["tested"]), set(cluster["incidents"]))
        self.assertIn("Somebody chose", systematic["reasons"][-1])
        self.assertTrue(any(o["value"] == "Think Tanks" and o["stands_out"] and
                            o["interval"][0] > 0 for o in systematic["objective"]))
        for test in systematic["tests"]:
            if "p" in test:
                self.assertGreater(test["p"], 0)
                self.assertAlmostEqual(
                    test["p"], (test["at_least_as_alike"] + 1) / (test["permutations"] + 1), places=8)
        self.assertGreater(systematic["span_days"], 365)
        self.assertEqual(systematic["verdict"], "systematic")
        for cluster in answer["clusters"]:
            self.assertEqual("systematic" in cluster, len(cluster["incidents"]) > 1)

    def test_the_seed_stands_in_the_answer_and_decides_the_drawings(self):
        path = self.file("planted.jsonl", planted())
        one = self.link(path, "--seed", 7, "--permutations", 199)["clusters"][0]["systematic"]
        self.assertEqual(one["seed"], 7)
        self.assertEqual(one, self.link(path, "--seed", 7, "--permutations", 199)
                         ["clusters"][0]["systematic"])

    def test_the_answer_inherits_the_strictest_marking(self):
        path = self.file("planted.jsonl", planted())
        self.assertEqual(self.link(path)["marking"], "TLP:GREEN")
        self.run_program("link", "--max-tlp", "clear", path, status=6)

    def test_a_refused_answer_leaves_no_case_behind(self):
        path = self.file("planted.jsonl", planted())
        out = self.folder / "out.jsonl"
        self.run_program("link", "--max-tlp", "clear", path, "--cluster", 1, "--as-case", out, status=6)
        self.assertFalse(out.exists())

    def test_a_pair_is_explained_even_where_it_is_no_link(self):
        answer = self.link(CAMPAIGNS, "--pair", "inc-01,inc-64")
        self.assertEqual([(l["a"], l["b"]) for l in answer["links"]], [("inc-01", "inc-64")])
        self.run_program("link", CAMPAIGNS, "--pair", "inc-01,nobody", status=2)

    def test_text_keeps_to_80_columns_and_the_page_loads_nothing(self):
        text = self.run_program("link", CAMPAIGNS).stdout.decode()
        self.assertLessEqual(max(map(len, text.splitlines())), 80)
        page = self.run_program("link", CAMPAIGNS, "--format", "html").stdout.decode()
        self.assertIn("default-src 'none'", page)
        for banned in ("<script", "http://", "https://", "onload", "@import", "url("):
            self.assertNotIn(banned, page)

    def test_a_cluster_is_one_case_of_as_many_origins_as_incidents(self):
        path = self.file("planted.jsonl", planted())
        direct = self.attribute(path, "--cluster", 1)
        self.assertEqual([w["source"].split(" (")[0] for w in direct["without_source"]],
                         [f"case-{i:03}" for i in range(8)])
        out = self.folder / "case.jsonl"
        self.run_program("link", path, "--cluster", 1, "--as-case", out)
        by_file = self.attribute(out)
        self.assertEqual([(h["id"], h["posterior"]) for h in direct["hypotheses"]],
                         [(h["id"], h["posterior"]) for h in by_file["hypotheses"]])
        self.run_program("attribute", path, "--cluster", "nothing", status=2)


class Steps(DoorTest):
    def setUp(self):
        super().setUp()
        self.case = self.folder / "case"
        self.run_program("case", "new", self.case)
        self.run_program("case", "add", self.case, self.file("planted.jsonl", planted()))

    def clusters(self):
        answer = json.loads(self.run_program("link", "--format", "json", self.case).stdout)
        return [c["incidents"] for c in answer["clusters"] if len(c["incidents"]) > 1], answer

    def step(self, *words, **options):
        return self.run_program("case", "link", *words, "--by", "Ada Example", **options)

    def test_a_file_of_many_incidents_goes_into_a_case_whole(self):
        """Only the first incident of a file was kept: the others share its document."""
        _, answer = self.clusters()
        self.assertEqual(sum(len(c["incidents"]) for c in answer["clusters"]), 120)
        again = self.run_program("case", "add", self.case, self.folder / "planted.jsonl").stdout
        self.assertEqual(again.count(b"already in the case"), 120)

    def test_confirm_refuse_merge_split_and_undo_are_heeded_and_verified(self):
        before, _ = self.clusters()
        campaign = next(c for c in before if "case-000" in c)

        def together(*ids):
            return any(set(ids) <= set(cluster) for cluster in self.clusters()[0])

        self.assertFalse(together("case-020", "case-031"))
        self.step("confirm", self.case, "case-020", "case-031", "--reason", "one log-in")
        self.assertTrue(together("case-020", "case-031"))
        self.step("merge", self.case, "case-020", "case-040", "case-051")
        self.assertTrue(together("case-020", "case-031", "case-040", "case-051"))
        named = next(c["id"] for c in self.clusters()[1]["clusters"] if c["incidents"] == campaign)
        self.step("split", self.case, named, "case-000", "case-001")
        self.assertFalse(together("case-000", "case-005"))
        self.assertFalse(together("case-001", "case-005"))
        self.step("refuse", self.case, "case-002", "case-003")
        self.assertFalse(together("case-002", "case-003"))
        links = self.clusters()[1]["links"]
        refused = [link for link in links if link.get("analyst") == "refused"]
        self.assertTrue(refused)
        self.assertTrue(all(link["decision"] == "non_link" for link in refused))
        log = json.loads(self.run_program("case", "log", self.case, "--format", "json").stdout)
        steps = [e["sequence"] for e in log["entries"] if e["action"] == "link"]
        self.assertEqual(len(steps), 4)
        for step in steps:
            self.step("undo", self.case, step)
        self.assertEqual(self.clusters()[0], before)
        self.run_program("case", "verify", self.case)

    def test_a_contradiction_is_refused_and_says_what_to_undo(self):
        self.step("confirm", self.case, "case-020", "case-021")
        log = json.loads(self.run_program("case", "log", self.case, "--format", "json").stdout)
        message = self.step("refuse", self.case, "case-020", "case-021", status=2).stderr.decode()
        self.assertIn("link.contradiction", message)
        self.assertIn(str(len(log["entries"])), message)

    def test_words_that_mean_nothing_change_nothing(self):
        before = self.run_program("case", "log", self.case).stdout
        self.step("confirm", self.case, "case-020", "nobody", status=2)
        self.step("confirm", self.case, "case-020", status=2)
        self.step("split", self.case, 1, "case-020", status=2)
        self.step("undo", self.case, 2, status=2)
        self.assertEqual(self.run_program("case", "log", self.case).stdout, before)


class BadInput(DoorTest):
    def link(self, text, **options):
        return json.loads(self.run_program("link", "--format", "json", self.file("in.jsonl", text),
                                           **options).stdout)

    def codes(self, answer):
        return {d["code"] for d in answer["diagnostics"]}

    def test_nothing_to_compare_is_no_answer(self):
        self.refused(self.file("in.jsonl", incident_line()), "input.nothing", command="link")
        self.refused(self.folder / "nothing.jsonl", "input.missing", command="link")

    def test_an_incident_without_observations_stays_alone_and_is_named(self):
        answer = self.link(incident_line(technique("T1566"), id="a") + incident_line(id="b"))
        self.assertIn("link.no-observations", self.codes(answer))

    def test_dates_that_run_backwards_are_named(self):
        answer = self.link(incident_line(technique("T1566"), id="a", first_seen="2024-02-01",
                                         last_seen="2023-01-01") + incident_line(malware("x"), id="b"))
        self.assertIn("link.dates-backwards", self.codes(answer))

    def test_an_id_used_twice_is_named_and_both_are_kept(self):
        answer = self.link(incident_line(technique("T1566"), id="a") +
                           incident_line(malware("x"), id="a"))
        self.assertIn("link.id-twice", self.codes(answer))
        self.assertEqual(sum(len(c["incidents"]) for c in answer["clusters"]), 2)

    def test_a_value_that_every_incident_shows_links_nobody_and_is_named(self):
        answer = self.link("".join(
            incident_line({"type": "domain-name", "value": "cdn.everybody-shows.com"}, malware(word(i)),
                          id=f"i{i:03}") for i in range(200)))
        self.assertEqual({len(c["incidents"]) for c in answer["clusters"]}, {1})
        self.assertEqual([d["what"].split("'")[1] for d in answer["diagnostics"]
                          if d["code"] == "link.shown-by-all"], ["cdn.everybody-shows.com"])

    def test_one_incident_is_one_cluster(self):
        answer = self.link(incident_line(technique("T1566"), id="a"))
        self.assertEqual([c["incidents"] for c in answer["clusters"]], [["a"]])

    def test_identical_incidents_and_one_shared_value_are_answered(self):
        same = "".join(incident_line(malware("x"), technique("T1566"), id=f"i{i:03}",
                                     first_seen="2024-01-01") for i in range(60))
        answer = self.link(same)
        self.assertEqual(sum(len(c["incidents"]) for c in answer["clusters"]), 60)
        for cluster in answer["clusters"]:
            if "systematic" in cluster:
                self.assertEqual(cluster["systematic"]["verdict"], "not shown")

    def test_a_large_file_is_linked_the_same_without_being_held(self):
        path = self.file("in.jsonl", planted(300))
        held = json.loads(self.run_program("link", "--format", "json", path).stdout)
        read = json.loads(self.run_program("link", "--format", "json", "--memory", "64KB", path).stdout)
        self.assertIn("link.large", self.codes(read))
        self.assertNotIn("link.large", self.codes(held))
        for key in ("links", "parameters", "blocking", "marking"):
            self.assertEqual(read[key], held[key])
        self.assertEqual([c["incidents"] for c in read["clusters"]],
                         [c["incidents"] for c in held["clusters"]])
        self.run_program("link", "--memory", "64KB", path)
        self.refused(path, "link.large", "--memory", "64KB", "--format", "html", status=2,
                     command="link")

    def test_remarks_on_a_large_file_say_the_line_of_the_file(self):
        filler = "".join(incident_line(malware(word(i)), technique("T1566"), id=f"f{i:06}",
                                       note="x" * 900) for i in range(6000))
        text = filler + "{broken\n" + incident_line(malware("x"), id="last")
        path = self.file("in.jsonl", text)
        self.assertGreater(path.stat().st_size, 5 << 20)
        read = json.loads(self.run_program("link", "--format", "json", "--memory", "1MB", path).stdout)
        self.assertEqual([d["where"].split("in.jsonl:")[-1].split(":")[0] for d in read["diagnostics"]
                          if d["code"].startswith("json")], ["6001"])

    def test_one_incident_of_a_hundred_thousand_observations_is_answered(self):
        # A server, a program and fifty thousand more, as one list of a whole year would have them.
        many = [{"type": "domain-name", "value": f"h{i}.list-{i % 5000}.com"} for i in range(99_998)]
        both = [malware("QUILLWORT"), {"type": "domain-name", "value": "c2.quillwort.com"}]
        answer = self.link(incident_line(*both, *many, id="list") +
                           incident_line(*both, id="one", first_seen="2024-01-01") +
                           incident_line(technique("T1566"), id="other"))
        self.assertIn(["list", "one"], [c["incidents"] for c in answer["clusters"]])


if __name__ == "__main__":
    main()
