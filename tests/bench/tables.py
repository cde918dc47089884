"""Medians of the repeats, as Markdown."""

import statistics

NAMES = {"runde": "Runde", "ws": "Node ws", "durable": "Node ws + SQLite"}


def pick(line, path):
    for name in path.split("."):
        line = line[name]
    return line


class Results:
    """All lines of a run. A place is (peer, scenario, step)."""

    def __init__(self, lines):
        self.lines = lines

    def values(self, place, path, scale=1):
        """One value for each repeat, by repeat."""
        return {line["repeat"]: pick(line, path) * scale for line in self.lines
                if (line["peer"], line["scenario"], line["step"]) == place}

    def cell(self, place, path, form="{:.2f}", scale=1):
        values = list(self.values(place, path, scale).values())
        if not values:
            return "–"
        middle = form.format(statistics.median(values))
        if len(values) == 1:
            return middle
        return f"{middle} ({form.format(min(values))}–{form.format(max(values))})"

    def ratio(self, place, other, path):
        """The median of the ratios, each of two runs of one repeat; None: there are none."""
        ours, theirs = self.values(place, path), self.values(other, path)
        ratios = [ours[n] / theirs[n] for n in ours if theirs.get(n)]
        return statistics.median(ratios) if ratios else None

    def names(self, key):
        return list(dict.fromkeys(line[key] for line in self.lines))

    def steps(self, scenario):
        return list(dict.fromkeys(
            line["step"] for line in self.lines if line["scenario"] == scenario))


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |",
             "|" + "|".join(["---"] + ["---:"] * (len(head) - 1)) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


COLUMNS = [  # head, path, form, scale
    ("server CPU µs per delivery", "cpu_us_per_delivery", "{:.2f}", 1),
    ("deliveries/s", "deliveries_per_s", "{:,.0f}", 1),
    ("delivery p50 ms", "delivery_us.p50", "{:.1f}", 1e-3),
    ("p99 ms", "delivery_us.p99", "{:.0f}", 1e-3),
    ("answer p50 ms", "answer_us.p50", "{:.2f}", 1e-3),
    ("frames per delivery", "frames_per_delivery", "{:.2f}", 1),
    ("not arrived", "lost", "{:.0f}", 1),
    ("twice", "twice", "{:.0f}", 1),
    ("others' CPUs", "others_cpus", "{:.2f}", 1),
]
IDLE_COLUMNS = [
    ("RSS bytes per client", "rss_bytes_per_client", "{:,.0f}", 1),
    ("RSS of the server, MB", "rss_kb", "{:.0f}", 1 / 1024),
    ("CPU µs to connect one", "connect_cpu_us", "{:.0f}", 1),
    ("CPU ms in 10 s of idling", "idle_cpu_ms", "{:.0f}", 1),
    ("others' CPUs", "others_cpus", "{:.2f}", 1),
]


def scenario_table(results, scenario):
    columns = IDLE_COLUMNS if scenario == "S3" else COLUMNS
    rows = [[f"{NAMES[peer]}, {step}",
             *(results.cell((peer, scenario, step), *column[1:]) for column in columns)]
            for step in results.steps(scenario) for peer in NAMES
            if results.values((peer, scenario, step), columns[0][1])]
    return table(["", *(column[0] for column in columns)], rows)


def middle(results, place, path, scale=1):
    values = list(results.values(place, path, scale).values())
    return statistics.median(values) if values else None


def over_commit(results, place, other=None):
    """How many ms an answer or delivery takes beyond a lone commit, and beyond another peer's."""
    path = "delivery_us.p50" if other else "answer_us.p50"
    took, commits = results.values(place, path), results.values(place, "commit_us.p50")
    theirs = results.values(other, path) if other else dict.fromkeys(took, 0)
    over = [(took[n] - commits[n] - theirs[n]) / 1e3 for n in took if n in theirs]
    return statistics.median(over) if over else None


RATIOS = [  # scenario, step, peer, figure, at most (or, of deliveries/s, at least)
    ("S1", "200/s", "ws", "cpu_us_per_delivery", 0.45),
    ("S1", "closed loop", "durable", "deliveries_per_s", 10),
    ("S2", "2,000/s", "durable", "cpu_us_per_delivery", 0.8),
    ("S2", "10,000/s", "durable", "cpu_us_per_delivery", 0.65),
]


def aims(results, limit_us):
    """What was aimed at, and what came of it."""
    found = []

    def say(aim, value, form, good):
        if value is not None:
            found.append([aim, form.format(value), "yes" if good(value) else "no"])

    for scenario, step, peer, path, most in RATIOS:
        value = results.ratio(("runde", scenario, step), (peer, scenario, step), path)
        if path == "deliveries_per_s":
            say(f"{scenario}, {step}: at least {most} times the deliveries/s of {NAMES[peer]}",
                value, "{:.1f}", lambda value, least=most: value >= least)
        else:
            say(f"{scenario}, {step}: CPU per delivery at most {most} of {NAMES[peer]}",
                value, "{:.2f}", lambda value, most=most: value <= most)
    most_us = 0.5 * limit_us / 0.30
    say(f"S1, closed loop: at most {most_us:.2f} µs CPU per delivery",
        middle(results, ("runde", "S1", "closed loop"), "cpu_us_per_delivery"),
        "{:.2f} µs", lambda value: value <= most_us)
    idle = ("runde", "S3", "idle")
    say("10,000 idle clients: at most 3 KB RSS each",
        middle(results, idle, "rss_bytes_per_client", 1 / 1024), "{:.2f} KB",
        lambda value: value <= 3)
    say("10,000 idle clients: at most 10 ms CPU in 10 s",
        middle(results, idle, "idle_cpu_ms"), "{:.1f} ms", lambda value: value <= 10)
    say("S4: a delivery takes at most a lone commit longer than with Node ws",
        over_commit(results, ("runde", "S4", "50/s"), ("ws", "S4", "50/s")),
        "{:+.2f} ms", lambda value: value <= 0)
    say("answer at low load: a lone commit and at most 1 ms",
        over_commit(results, ("runde", "low", "10/s")), "{:+.2f} ms", lambda value: value <= 1)
    return table(["aim", "measured", "met"], found) if found else ""


def report(lines, scenarios, limit_us=0.30):
    results = Results(lines)
    parts = []
    for name in results.names("scenario"):
        parts.append(f"## {name}: {scenarios[name].about}\n\n{scenario_table(results, name)}")
        if name == "low":
            cell = results.cell(("runde", "low", "10/s"), "commit_us.p50", "{:.2f}", 1e-3)
            parts.append(f"A lone commit of one row takes {cell} ms.\n")
    aimed = aims(results, limit_us)
    return "\n".join(parts + ([f"## Aims\n\n{aimed}"] if aimed else []))
