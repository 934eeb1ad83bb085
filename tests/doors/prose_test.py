"""Reports in prose: what bad ones get, what a new name is worth, and the page of an extraction."""
import json
import re
import subprocess
import unittest

import door
from door import EXAMPLES, DoorTest, main

REPORT = EXAMPLES / "mirrorface" / "report.txt"
QUESTION = ("--as-of", "2024-06-01", "--allow-reserved", "--reliability", "B", "--credibility", "2", "--add",
            EXAMPLES / "mirrorface" / "actors.stix.json")


class Bounded(DoorTest):
    def limited(self, *words, status=0):
        """Runs within 60 seconds of processor time and 3 GiB of addresses."""
        if "asan" in door.PROGRAM:
            return self.run_program(*words, status=status)
        line = 'ulimit -t 60 -v 3000000; exec "$0" "$@"'
        done = subprocess.run(["bash", "-c", line, door.PROGRAM, *map(str, words)], capture_output=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr[:500])
        return done

    def test_a_log_of_500_megabytes_is_refused_with_its_limit(self):
        path = self.folder / "log.txt"
        with open(path, "wb") as file:
            block = b"2024-06-01T00:00:00Z host sshd[1]: connection from 192.0.2.7 closed\n" * 15000
            for _ in range(500):
                file.write(block)
        done = self.limited("extract", path, status=3)
        self.assertIn(b"document.size", done.stderr)

    def test_a_line_of_100_megabytes(self):
        done = self.limited("extract", self.file("line.txt", b"A" * (100 << 20)), status=3)
        self.assertRegex(done.stderr, b"document.size|input.nothing|input.unrecognised")

    def test_a_long_line_within_the_limit(self):
        text = "The intruders used PlugX and 192.0.2.7 while a new loader called records out, " * 60_000
        done = self.limited("extract", "--allow-reserved", "--format", "json", self.file("line.txt", text))
        self.assertTrue(json.loads(done.stdout)["observations"])

    def test_what_would_be_catastrophic_for_a_pattern(self):
        for name, text in {
            "names": "a new loader called a new backdoor dubbed " * 20_000,
            "clock": "between 1 and 2 and 3 to 4 - 5 " * 30_000,
            "taken": "copied the the the the documents of " * 20_000,
            "dots": "a." * 400_000, "brackets": "[.](.){.}" * 100_000, "quotes": "`" * 500_000,
            "no": "no not never without neither nor " * 25_000,
        }.items():
            with self.subTest(name=name):
                text = "The intruders ran T1059.003 on a host.\n" + text
                self.limited("extract", self.file(name + ".txt", text))

    def test_mixed_encodings(self):
        text = "The intruders dropped PlugX at caf\u00e9.\n".encode() * 30 + "T1059.003 na\u00efve\n".encode("latin-1")
        answer = json.loads(self.limited("extract", "--format", "json", self.file("m.txt", text)).stdout)
        self.assertIn("text.utf8", {d["code"] for d in answer["diagnostics"]})
        self.assertIn("S0013", {o.get("id") for o in answer["observations"]})

    def test_a_page_that_is_all_script(self):
        page = "<!doctype html><html><head><title></title></head><body><script>" + "var PlugX='T1059.003';" * 9999 + \
               "</script></body></html>"
        done = self.limited("extract", self.file("s.html", page), status=3)
        self.assertRegex(done.stderr, b"document.empty|input.nothing")

    def test_a_pdf_of_scanned_pages_says_that_it_has_no_text(self):
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>"]
        pdf, offsets = b"%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            offsets.append(len(pdf))
            pdf += f"{number} 0 obj\n{body}\nendobj\n".encode()
        start = len(pdf)
        pdf += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
        pdf += b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
        done = self.limited("extract", self.file("scan.pdf", pdf), status=3)
        self.assertIn(b"no text layer", done.stderr)

    def test_disguised_addresses(self):
        text = ("The C2 of the attackers was ev\u200bil[.]example. Another was \u202emoc.live\u202c here. "
                "They sent mail from p\u0430ypal-login[.]example too.\n")
        answer = json.loads(self.run_program("extract", "--allow-reserved", "--format", "json",
                                             self.file("d.txt", text)).stdout)
        values = {o.get("value") for o in answer["observations"]}
        self.assertIn("evil.example", values)
        self.assertNotIn("moc.live", values)
        self.assertIn("p\u0430ypal-login.example", values)
        self.assertLessEqual({"text.invisible", "indicator.turned-around", "indicator.lookalike"},
                             {d["code"] for d in answer["diagnostics"]})


class NewNames(DoorTest):
    def unlisted(self, text):
        answer = self.attribute(*QUESTION, self.file("report.txt", text))
        share = next(h["posterior"] for h in answer["hypotheses"] if h["id"] == "unlisted")
        return share, answer

    def test_known_malware_under_a_new_name_changes_little(self):
        text = REPORT.read_text()
        self.assertIn("backdoor ANEL,", text)
        # The text presents the names as new ones, as a vendor's report would; against it stands the same
        # text without any name.
        renamed = text.replace("the backdoor ANEL,", "a backdoor we call SILTWARBLER,").replace("ANEL", "SILTWARBLER")
        renamed = renamed.replace("known as HiddenFace or\nNOOPDOOR,", "known as FENLANTERN,")
        renamed = renamed.replace("HiddenFace", "FENLANTERN").replace("NOOPDOOR", "FENLANTERN")
        silent = renamed.replace("a backdoor we call SILTWARBLER,", "a backdoor,").replace("SILTWARBLER", "it")
        silent = silent.replace("known as FENLANTERN,", "likewise new,").replace("FENLANTERN", "it")
        with_names, answer = self.unlisted(renamed)
        without, _ = self.unlisted(silent)
        novel = [e for e in answer["evidence"] if e["finding"].get("name", "") in ("SILTWARBLER", "FENLANTERN")]
        self.assertEqual(len(novel), 2, [e["finding"] for e in answer["evidence"]])
        self.assertLess(abs(with_names - without), 0.05)
        for row in novel:
            self.assertLess(max(abs(w) for w in row["weight_bans"].values()), 0.3)

    def test_an_old_thing_under_a_new_name_is_the_old_thing(self):
        text = "At a bank in Chile the intruders ran a loader we call SILTWARBLER, a variant of PlugX.\n"
        answer = json.loads(self.run_program("extract", "--format", "json", self.file("o.txt", text)).stdout)
        found = {o.get("id") or o["value"] for o in answer["observations"] if o["type"] in ("malware", "tool")}
        self.assertEqual(found, {"S0013"})

    def test_who_gave_a_name_is_kept(self):
        text = "At a bank in Chile the intruders ran a new loader that Corvenna calls SILTWARBLER.\n"
        answer = json.loads(self.run_program("extract", "--format", "json", self.file("o.txt", text)).stdout)
        found = next(o for o in answer["observations"] if o.get("value") == "SILTWARBLER")
        self.assertEqual(found["identified_by"], "Corvenna")


class Pages(DoorTest):
    def test_show_the_document_without_script_or_request(self):
        page = self.run_program("extract", "--allow-reserved", "--format", "html", REPORT).stdout.decode()
        self.assertIn("default-src 'none'", page)
        self.assertNotRegex(page, r"<script|<img|<link|https?://(?!www\.w3)")
        self.assertRegex(page, r'<a class="k tooling" href="#e[0-9a-f]{12}" title="malware S0275')
        for anchor in set(re.findall(r'href="#([^"]+)"', page)):
            self.assertIn(f'id="{anchor}"', page)

    def test_the_dossier_says_that_its_evidence_is_prose(self):
        page = self.run_program("attribute", *QUESTION, "--format", "html", REPORT).stdout.decode()
        self.assertIn("read out of prose by extraction", page)


class Bylines(DoorTest):
    TEXT = ("# Trouble in the night\n\nBy Bank of Peru\n\nAt a hospital in Chile the intruders ran Mimikatz and "
            "dumped credentials.\n")

    def test_title_and_author_are_testimony_with_their_bytes(self):
        answer = json.loads(self.run_program("extract", "--format", "json", self.file("r.md", self.TEXT)).stdout)
        said = {t["kind"]: t for t in answer["testimony"]}
        for kind, words in (("title", "Trouble in the night"), ("author", "Bank of Peru")):
            span = said[kind]["spans"][0]
            self.assertEqual(said[kind]["text"], words)
            self.assertEqual(self.TEXT[span["start"]:span["end"]], words)
        targets = {o.get("value") for o in answer["observations"] if o["type"].startswith("victim")}
        self.assertEqual(targets, {"CL", "Health"})

    def test_an_author_moves_no_row_of_the_ledger(self):
        by = self.attribute(self.file("a.md", self.TEXT))
        without = self.attribute(self.file("a.md", self.TEXT.replace("By Bank of Peru\n\n", "")))
        weights = [[(r["finding"], r["weight_bans"]) for r in a["evidence"]] for a in (by, without)]
        self.assertEqual(*weights)


class Blind(DoorTest):
    def test_sets_are_asked_only_where_that_is_said(self):
        gold = self.folder / "gold"
        paragraph = next((door.ROOT / "tests" / "golden" / "extraction" / "dev").glob("01-*.json")).read_text()
        for half in ("dev", "test"):
            (gold / half).mkdir(parents=True)
            (gold / half / "one.json").write_text(paragraph)
        nothing = self.folder / "nothing"
        nothing.mkdir()
        words = ("eval", "extraction", "--gold", gold, "--sources", nothing)
        silent = self.run_program(*words).stdout.decode()
        asked = self.run_program(*words, "--blind").stdout.decode()
        self.assertIn("Gold set, dev", silent)
        self.assertNotIn("Gold set, test", silent)
        self.assertIn("Gold set, test", asked)


if __name__ == "__main__":
    main()
