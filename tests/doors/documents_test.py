"""The documents of docs/formats name what answers hold: every member, and none that is not there."""
import json
import re

from door import EXAMPLES, ROOT, DoorTest, main

FORMATS = ROOT / "docs" / "formats"
AS_OF = ("--as-of", "2024-06-01", "--allow-reserved")
MIRRORFACE = EXAMPLES / "mirrorface"

# Members of these are named by ids, classes or parameters, not by the format.
NAMED_BY_CONTENT = {"by_class", "weight_bans", "counts", "without", "perpend.parameters", "parameters"}


def members(answer, inside=""):
    """The names of all members at any depth."""
    if isinstance(answer, list):
        return set().union(*(members(item, inside) for item in answer)) if answer else set()
    if not isinstance(answer, dict):
        return set()
    found = set()
    for name, value in answer.items():
        if inside not in NAMED_BY_CONTENT:
            found.add(name)
        found |= members(value, "" if inside in NAMED_BY_CONTENT else name)
    return found


def words_of(document):
    """Everything a document sets in code: words between backticks and names in its JSON."""
    text = (FORMATS / document).read_text()
    words = set()
    for code in re.findall(r"`([^`\n]+)`", text):
        words |= set(re.findall(r"\w+", code))
    for block in re.findall(r"```json\n(.*?)```", text, re.S):
        words |= set(re.findall(r'"(\w+)":', block))
    return words


def told_of(document, section):
    """The members that the tables of a section promise: the code of their first column."""
    text = (FORMATS / document).read_text()
    if section:
        text = text.split(section, 1)[1].split("\n## ", 1)[0]
    told = set()
    for cell in re.findall(r"^\| ([^|]+) \|", text, re.M):
        for code in re.findall(r"`([\w.]+)`", cell):
            told.add(code.rsplit(".", 1)[-1])
    return told


class Documents(DoorTest):
    def case_with_a_hand(self):
        folder = self.folder / "case"
        self.run_program("case", "new", folder)
        self.run_program("case", "add", folder, MIRRORFACE / "report.txt", "--allow-reserved")
        self.run_program("case", "prior", folder, "G0045", "0.2")
        self.run_program("case", "cost", folder, "20")
        self.run_program("case", "dissent", folder, "The second intrusion may be another's.")
        return self.attribute(*AS_OF, folder)

    def assert_all_named(self, document, *answers):
        unnamed = set().union(*map(members, answers)) - words_of(document)
        self.assertEqual(sorted(unnamed), [], f"{document} does not name these")

    def test_of_assessments_name_every_member_and_no_other(self):
        reports = sorted(EXAMPLES.glob("*/report.txt"))
        answers = [self.attribute(*AS_OF, "--add", MIRRORFACE / "actors.stix.json",
                                  MIRRORFACE / "report.pdf"),
                   self.attribute(*AS_OF, *reports), self.case_with_a_hand(),
                   self.attribute(*map(EXAMPLES.joinpath, ("claims/01-harbour-chronicle.html",
                                                           "claims/04-capital-tribune.html")))]
        self.assert_all_named("assessment-json.md", *answers)
        promised = told_of("assessment-json.md", "## `perpend attribute --format json`")
        held = set().union(*map(members, answers))
        self.assertEqual(sorted(promised - held), [])

    def test_of_extraction_and_comparison_name_every_member(self):
        extracted = json.loads(self.run_program("extract", "--format", "json", *AS_OF,
                                                *EXAMPLES.glob("*/report.txt")).stdout)
        before = self.folder / "before.json"
        after = self.folder / "after.json"
        report = MIRRORFACE / "report.txt"
        self.run_program("attribute", "--format", "json", *AS_OF, report, "-o", before)
        self.run_program("attribute", "--format", "json", "--allow-reserved", report, "-o", after)
        compared = json.loads(
            self.run_program("compare", "--format", "json", before, after).stdout)
        self.assert_all_named("assessment-json.md", extracted, compared)

    def test_of_links_name_every_member(self):
        linked = json.loads(self.run_program("link", "--format", "json",
                                             EXAMPLES / "campaigns" / "incidents.jsonl").stdout)
        self.assert_all_named("linkage-json.md", linked)

    def test_of_claims_name_every_member_and_no_other(self):
        articles = sorted((EXAMPLES / "claims").glob("0*"))
        ledger = json.loads(self.run_program("claims", "--format", "json", *articles).stdout)
        self.assert_all_named("claims-json.md", ledger)
        self.assertEqual(sorted(told_of("claims-json.md", "") - members(ledger)), [])


if __name__ == "__main__":
    main()
