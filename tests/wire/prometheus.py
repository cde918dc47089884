"""The text format of Prometheus, version 0.0.4, read strictly."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (\S+)")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"')
TYPES = {"counter", "gauge", "histogram"}


def read_labels(text):
    labels = {}
    for part in re.split(r",(?=[a-zA-Z_])", text) if text else []:
        match = LABEL.fullmatch(part)
        assert match, f"no label: {part}"
        assert match.group(1) not in labels, f"{match.group(1)} twice"
        labels[match.group(1)] = match.group(2)
    return labels


class Metrics:
    """samples: {(name, labels as sorted pairs): value}; types: {name: type}."""

    def __init__(self, text):
        assert text.endswith("\n"), "the last line has no end"
        self.types, self.samples = {}, {}
        family = described = None
        for line in text[:-1].split("\n"):
            if line.startswith("# HELP "):
                described = line.split(" ", 3)[2]
                assert described not in self.types, f"{described} is described twice"
                assert re.fullmatch(NAME, described) and line.split(" ", 3)[3], line
            elif line.startswith("# TYPE "):
                _, _, family, kind = line.split(" ")
                assert family == described and kind in TYPES, line
                self.types[family] = kind
            else:
                self._take(line, family)
        for name, kind in self.types.items():
            assert kind != "histogram" or self._check_histogram(name)

    def _take(self, line, family):
        match = SAMPLE.fullmatch(line)
        assert match, f"no sample: {line!r}"
        name, labels, value = match.group(1), read_labels(match.group(2)), float(match.group(3))
        kind = self.types.get(family)
        ends = ("_bucket", "_sum", "_count") if kind == "histogram" else ("",)
        assert any(name == f"{family}{end}" for end in ends), f"{name} stands under {family}"
        assert kind != "counter" or re.search("_total$", name), f"{name} is a counter without _total"
        assert value >= 0, line
        key = name, tuple(sorted(labels.items()))
        assert key not in self.samples, f"{key} twice"
        self.samples[key] = value

    def _check_histogram(self, name):
        steps = [(float(dict(labels)["le"]), value) for (sample, labels), value in self.samples.items()
                 if sample == f"{name}_bucket"]
        assert steps == sorted(steps), steps
        assert [value for _, value in steps] == sorted(value for _, value in steps), steps
        assert steps[-1] == (float("inf"), self.samples[f"{name}_count", ()]), steps
        return True

    def get(self, name, **labels):
        return self.samples.get((name, tuple(sorted(labels.items()))), 0)
