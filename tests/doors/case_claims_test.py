"""The texts of a case read together: what two papers tell after one source counts once, and what one of them adds
stays its own."""
import json
import unittest

from door import DoorTest, main

FIRST = """Ports robbed for a year

The Harbour Chronicle, 4 March 2024

Police in Halvia said on Monday that APT29 had entered the networks of nine shipping companies and used Cobalt
Strike to take the cargo lists. The police base this on the servers and the working hours.
"""
AFTER = """APT29 behind thefts at sea

The Inland Courier, 6 March 2024

APT29 entered the networks of nine shipping companies in Halvia, according to police, the Harbour Chronicle
reported. Mimikatz was seen on one machine.
"""
OWN = """Second firm names a group

The Brisland Herald, 7 March 2024

The security company Fennmark said on Thursday that APT29 had wiped the pumps of four water works. It found Mimikatz
on the machines.
"""


class Texts(DoorTest):
    def attributed(self, *texts):
        paths = []
        for name, text in zip("abc", texts):
            path = self.folder / f"{name}.txt"
            path.write_text(text)
            paths.append(path)
        return json.loads(self.run_program("attribute", "--format", "json", *paths).stdout)

    def said_of(self, answer, name):
        return next(one for one in answer["testimony"] if one["claims"] == name)

    def test_what_is_told_after_another_has_one_origin(self):
        answer = self.attributed(FIRST, AFTER)
        said = self.said_of(answer, "APT29")
        self.assertEqual(len({one["source"] for one in said["said_by"]}), 2)
        self.assertEqual(said["origins"], 1)
        self.assertEqual({one["root"] for one in said["said_by"]}, {"Police"})
        self.assertIn([str(self.folder / "a.txt"), str(self.folder / "b.txt")],
                      [sorted(map(str, one["sources"])) for one in answer["origins"]])

    def test_what_another_finds_itself_is_a_second_origin(self):
        answer = self.attributed(FIRST, OWN)
        self.assertEqual(self.said_of(answer, "APT29")["origins"], 2)
        self.assertTrue(all(len(one["sources"]) == 1 for one in answer["origins"]))

    def test_a_single_text_says_nothing_of_chains(self):
        answer = self.attributed(FIRST)
        self.assertNotIn("root", self.said_of(answer, "APT29")["said_by"][0])


if __name__ == "__main__":
    main()
