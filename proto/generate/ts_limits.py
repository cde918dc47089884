"""client-web/src/protocol/limits.ts"""
from .ts_types import NOTE

PATH = "client-web/src/protocol/limits.ts"


def generate(model):
    lines = [NOTE, "", "export const LIMITS = {"]
    for name, limit in model.limits.items():
        lines += [f"  /** {limit['about']} */", f"  {name}: {limit['value']},"]
    return "\n".join(lines + ["} as const;"]) + "\n"
