"""What each part of the ledger is worth: taken away, and the rest fitted again."""
from evaluation.drawing import scorers

NAME, TITLE, ORDER = "ablation", "What each part is worth", 6


def section(figures, command, text):
    return (f"`perpend eval {command}`. {text} {figures['cases_of_known_actors']} cases of known actors, "
            f"{figures['cases_of_actors_not_yet_known']} of actors not yet known; pack "
            f"`{figures['pack_sha256'][:12]}`.\n\n" + scorers(figures))


def write(run, folder):
    return (
        "## Methods and tooling\n\n"
        + section(run("eval", "ablation"), "ablation",
                  "The prequential walk with one part taken away; what is left is fitted anew on "
                  "strictly earlier cases, so that it may take over what it can.")
        + "## Infrastructure\n\n"
        + section(run("eval", "infrastructure-ablation"), "infrastructure-ablation",
                  "The same of lists that cite a written report.")
        + "A part that costs little when it is taken away may still say much: another says it too. "
          "Differences of a hundredth are within what the choice of these years gives.\n")
