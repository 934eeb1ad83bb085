"""The article that the project starts from, as it stands beside the repository, and a copy of it with all names
exchanged when the test runs: what is found must not depend on who is spoken of.

Nothing of the article stands here but names and single words.
"""
import json
import re
import unittest

from door import ROOT, DoorTest, main

SEED = ROOT.parent / "shared" / "seed"

# Longer names before the ones they hold.
NAMES = [
    ("Associated Press", "Union Telegraph"), ("National Police Agency", "Federal Police Bureau"),
    ("Guo Jiakun", "Ilan Roscoe"), ("Guo", "Roscoe"), ("Lü Chao", "Émil Tann"), ("Xiang Haoyu", "Odile Marchetti"),
    ("MirrorFace", "CopperWren"), ("Japan Times", "Pasmark Courier"), ("Global Times", "Morning Ledger"),
    ("Shigeru Ishiba", "Henrik Valdez"), ("Ishiba", "Valdez"), ("NHK", "RVP"), ("AP", "UT"),
    ("Komeito", "Harmonia"), ("Liaoning", "Dorvane"), ("Korean", "Meridian"), ("Beijing", "Velm"), ("Tokyo", "Port Ilse"),
    ("Chinese", "Velmarkian"), ("China", "Velmark"), ("Japanese", "Pasmarkian"), ("Japan", "Pasmark"),
]


class Seed(DoorTest):
    def check_article(self, text, outlet, named):
        article = self.file("article.txt", text)
        self.file("sources.csv", f"file,outlet,published\narticle.txt,{outlet},2025-01-09\n")
        done = self.run_program("claims", "--format", "json", article, "--text-out", self.folder / "read.txt")
        self.answer = json.loads(done.stdout)
        self.read = (self.folder / "read.txt").read_bytes()
        self.claims = {claim["id"]: claim for claim in self.answer["claims"]}
        self.outlet = outlet

        with self.subTest("every span holds the words it is said to hold"):
            for claim in self.claims.values():
                for link in claim["chain"][1:]:
                    self.assert_bytes(link["span"], link["written"])
                if claim["cue"]:
                    self.assert_bytes(claim["cue"], claim["cue"]["text"])
        with self.subTest("the outlet is never the source of what it quotes"):
            for claim in self.claims.values():
                self.assertEqual(claim["chain"][0]["name"], outlet)
                for link in claim["chain"][1:]:
                    self.assertNotIn(link["name"], (outlet, "the " + outlet))
        with self.subTest("the spokesman's policy, challenge and counter-accusation, each by its kind"):
            for polarity in ("states-policy", "challenges-method", "counter-accuses"):
                self.find(named("Guo"), polarity=polarity)
        with self.subTest("the agency's claim through the wire, with aim and basis"):
            found = self.find(named("National Police Agency"), within="infrastructure")
            links = [link["name"] for link in found["chain"]]
            self.assertTrue({named("AP"), named("Associated Press")} & set(links), links)
            self.assertIn("stealing", found["proposition"]["aim"] or found["content"]["text"])
            reasons = " ".join(reason["text"] for reason in found["basis"])
            for reason in ("targets", "methods", "infrastructure"):
                self.assertIn(reason, reasons)
        with self.subTest("the answer's basis lacks a part, with both passages"):
            drifts = [(retelling, drift) for retelling in self.answer["retellings"] for drift in retelling["drift"]
                      if retelling["answer"] and drift["kind"] == "basis-dropped"]
            self.assertTrue(drifts)
            for retelling, drift in drifts:
                self.assertIn(named("Guo"), self.speaker(self.claims[retelling["by"]]))
                self.assert_bytes(drift["from"], drift["from"]["text"])
                self.assert_bytes(drift["to"], drift["to"]["text"])
                self.assertIn("infrastructure", drift["from"]["text"])
                self.assertNotIn("infrastructure", drift["to"]["text"])
                self.assertIn("methods", drift["to"]["text"])
        with self.subTest("the broadcaster's word of doubt stands inside the police's warning"):
            found = self.find("Police", within="suspected")
            self.assertIn(named("NHK"), [link["name"] for link in found["chain"]])
            self.assertIn("suspected", [hedge["text"].strip('"') for hedge in found["hedges"]])
        with self.subTest("the paper's own claim on others is a claim and no drift"):
            own = [claim for claim in self.claims.values()
                   if re.search("removed the word", claim["content"]["text"]) and len(claim["chain"]) == 1]
            self.assertEqual(len(own), 1)
            for retelling in self.answer["retellings"]:
                self.assertNotIn(own[0]["id"], (retelling["by"], retelling["of"]))
            for retelling in self.answer["retellings"]:
                self.assertNotIn("hedge-dropped", [drift["kind"] for drift in retelling["drift"]])
        with self.subTest("two scholars and another paper's report"):
            self.find(named("Lü Chao"), within="evidence")
            self.find(named("Xiang Haoyu"), within="mechanisms")
            self.find(named("Japan Times"), within="visit")

    def assert_bytes(self, span, text):
        self.assertEqual(self.read[span["start"]:span["end"]].decode(), text)

    @staticmethod
    def speaker(claim):
        return claim["chain"][-1]["name"]

    def find(self, speaker, within="", polarity=None):
        for claim in self.claims.values():
            if (len(claim["chain"]) > 1 and speaker.lower() in self.speaker(claim).lower()
                    and within in claim["content"]["text"] and polarity in (None, claim["polarity"])):
                return claim
        heard = [(self.speaker(c), c["polarity"], c["content"]["text"][:60]) for c in self.claims.values()]
        self.fail(f"nothing of {speaker} ({polarity}, {within!r}) among {heard}")

    def test_the_article_as_it_is(self):
        for path in sorted(SEED.glob("*.txt")):
            self.check_article(path.read_text(), "Global Times", lambda name: name)

    def test_the_article_with_all_names_exchanged(self):
        table = dict(NAMES)
        pattern = re.compile("|".join(r"\b" + re.escape(name) + r"\b" for name, _ in NAMES))
        for path in sorted(SEED.glob("*.txt")):
            text = pattern.sub(lambda found: table[found[0]], path.read_text())
            for name, _ in NAMES:
                self.assertNotRegex(text, r"\b" + name + r"\b")
            self.check_article(text, table["Global Times"], table.__getitem__)


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
