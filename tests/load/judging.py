"""What a scenario says of a run: a sentence, what is wrong with it, what was measured."""

from dataclasses import dataclass, field

BUSY_CPUS = 0.3  # of everything else that runs


@dataclass
class Finding:
    sentence: str
    complaints: list
    measured: dict = field(default_factory=dict)

    def tell(self):
        print(f"{'FAILED' if self.complaints else 'ok'}: {self.sentence}")
        for complaint in self.complaints:
            print(f"  {complaint}")
        if self.measured:
            print("  " + "; ".join(f"{name} {value}" for name, value in self.measured.items()), flush=True)


def complain(*rules):
    """The sentences of the rules (holds, sentence) that do not hold."""
    return [sentence for holds, sentence in rules if not holds]


def delays_count(long, *runs):
    """Whether delays say something: in a long run, on a machine that did little else."""
    return long and all(run["others_cpus"] < BUSY_CPUS for run in runs)


def loss(figures):
    """What is wrong with a run of the generator in which everything has to arrive once and in order."""
    wanted = {"ready": figures["clients"], "refused": 0, "lost": 0, "twice": 0, "skipped": 0,
              "answered": figures["posted"]}
    return [f"{name} is {figures[name]}, not {value}" for name, value in wanted.items() if figures[name] != value]


def mib(kilobytes):
    return f"{kilobytes / 1024:.2f} MiB"
