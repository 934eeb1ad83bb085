"""Tables in Markdown and diagrams in SVG, for the sections of docs/evaluation."""

SIZE, EDGE = 320, 44
STYLE = """<style>
text { font: 11px sans-serif; fill: #333 } .axis { stroke: #888; fill: none }
.ideal { stroke: #999; stroke-dasharray: 4 3; fill: none } .a { stroke: #0b62a8; fill: none;
stroke-width: 2 } .b { stroke: #b4561b; fill: none; stroke-width: 2 } .dot { fill: #0b62a8 }
rect { fill: #fff }
</style>"""


def number(value, places=3):
    return "-" if value is None else f"{value:.{places}f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n\n"


class Picture:
    """A square plot; x and y each run over a range."""

    def __init__(self, title, x, y, across, up):
        self.x, self.y = x, y
        side = SIZE + 2 * EDGE
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" '
            f'height="{side}" role="img" aria-label="{title}">',
            STYLE,
            f'<rect width="{side}" height="{side}"/>',
            f'<path class="axis" d="M{EDGE} {EDGE}V{EDGE + SIZE}H{EDGE + SIZE}"/>',
            f'<text x="{EDGE}" y="{EDGE - 18}">{title}</text>',
            f'<text x="{EDGE + SIZE / 2}" y="{side - 8}" text-anchor="middle">{across}</text>',
            f'<text transform="translate(12 {EDGE + SIZE / 2}) rotate(-90)" '
            f'text-anchor="middle">{up}</text>',
        ]
        for i in range(6):
            share = i / 5
            self.parts.append(
                f'<text x="{EDGE + SIZE * share:.1f}" y="{EDGE + SIZE + 16}" text-anchor="middle">'
                f'{self.x[0] + share * (self.x[1] - self.x[0]):.3g}</text>')
            self.parts.append(
                f'<text x="{EDGE - 6}" y="{EDGE + SIZE * (1 - share) + 4:.1f}" text-anchor="end">'
                f'{self.y[0] + share * (self.y[1] - self.y[0]):.3g}</text>')

    def at(self, x, y):
        return (EDGE + SIZE * (x - self.x[0]) / (self.x[1] - self.x[0]),
                EDGE + SIZE * (1 - (y - self.y[0]) / (self.y[1] - self.y[0])))

    def line(self, points, kind):
        path = "L".join(f"{a:.1f} {b:.1f}" for a, b in (self.at(*p) for p in points))
        self.parts.append(f'<path class="{kind}" d="M{path}"/>')

    def dot(self, x, y, radius, label=""):
        a, b = self.at(x, y)
        self.parts.append(f'<circle class="dot" cx="{a:.1f}" cy="{b:.1f}" r="{radius:.1f}"/>')
        if label:
            self.parts.append(f'<text x="{a + radius + 3:.1f}" y="{b + 12:.1f}">{label}</text>')

    def key(self, entries):
        for i, (kind, text) in enumerate(entries):
            y = EDGE + 14 + 16 * i
            self.parts.append(f'<path class="{kind}" d="M{EDGE + SIZE - 120} {y}h22"/>')
            self.parts.append(f'<text x="{EDGE + SIZE - 92}" y="{y + 4}">{text}</text>')

    def write(self, path):
        path.write_text("\n".join(self.parts + ["</svg>"]) + "\n")


def reliability(title, bins, path):
    picture = Picture(title, (0, 1), (0, 1), "posterior of the leader", "share right")
    picture.line([(0, 0), (1, 1)], "ideal")
    used = [one for one in bins if one["cases"]]
    picture.line([(one["mean_posterior"], one["right"]) for one in used], "a")
    for one in used:
        picture.dot(one["mean_posterior"], one["right"], 3, str(one["cases"]))
    picture.write(path)


def tippett(title, points, path):
    low = min((p["log10_lr_above"] for p in points), default=-1)
    high = max((p["log10_lr_above"] for p in points), default=1)
    picture = Picture(title, (low, high), (0, 1), "log10 likelihood ratio above", "share of cases")
    picture.line([(p["log10_lr_above"], p["right_actor"]) for p in points], "a")
    picture.line([(p["log10_lr_above"], p["others"]) for p in points], "b")
    picture.key([("a", "the right actor"), ("b", "other actors")])
    picture.write(path)


def scorers(figures):
    rows = []
    for one in figures["scorers"]:
        known, every = one["known_actors"], one["all_cases"]
        sure = every["at_70_percent_and_above"]
        rows.append([
            one["name"],
            f'{number(known["top_1"])} [{number(known["top_1_interval"][0], 2)}, '
            f'{number(known["top_1_interval"][1], 2)}]',
            number(known["top_5"]), number(known["mean_reciprocal_rank"]),
            number(known["macro_top_1"]), number(every["log_loss"]), number(every["brier"]),
            number(every["calibration_slope"], 2), number(every["spiegelhalter_z"], 2),
            f'{number(sure["precision"], 2)} of {number(sure["coverage"], 2)}',
            number(every["auroc_unlisted_within"]),
        ])
    return table(["", "top-1 [90 % by actor]", "top-5", "MRR", "macro top-1", "log loss", "Brier",
                  "slope", "z", "right at .7 and above, of", "AUROC unlisted"], rows)


def ratios(figures):
    return table(
        ["class", "cases", "Cllr", "discrimination", "calibration", "misleading: right actor",
         "misleading: others"],
        [[c["class"], c["cases"], number(c["cllr"]), number(c["cllr_discrimination"]),
          number(c["cllr_calibration"]), number(c["misleading_for_the_right_actor"]),
          number(c["misleading_for_others"])] for c in figures["classes"]])


def wrong_names(figures):
    return table(
        ["alleged country", "named", "wrong", "named, flat prior", "wrong, flat prior"],
        [[c["country"], c["named"], c["wrong"], c["named_under_a_flat_prior"],
          c["wrong_under_a_flat_prior"]] for c in figures["wrong_names_by_alleged_country"]])


def surest_wrong(figures):
    return table(
        ["posterior", "led", "right answer", "its posterior, rank", "case", "year or release"],
        [[number(c["posterior"]), c["leader"], c["truth"] + ("" if c["known"] else ", not yet known"),
          f'{number(c["posterior_of_the_right_answer"])}, {c["rank_of_the_right_answer"]}',
          c["id"].replace("|", "; ")[:70], c["stage"]] for c in figures["wrong_with_most_confidence"]])
