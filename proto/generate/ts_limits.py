"""client-web/src/protocol/limits.ts"""
from .ts_types import NOTE, pascal

PATH = "client-web/src/protocol/limits.ts"


def generate(model):
    lines = [NOTE, "", "export const LIMITS = {"]
    for name, limit in model.limits.items():
        lines += [f"  /** {limit['about']} */", f"  {name}: {limit['value']},"]
    lines.append("} as const;")
    for name, spec in model.types.items():
        lines += defaults(model, name, spec["fields"])
    return {PATH: "\n".join(lines) + "\n"}


def defaults(model, name, fields):
    """What holds where a field of a type is left out, and what it can be."""
    rows = {key: row(model, spec) for key, spec in fields.items() if "default" in spec}
    if not rows:
        return []
    lines = ["", f"/** {pascal(name)}: what holds where a field is left out; a number's bounds. */", f"export const {name.upper()} = {{"]
    return lines + [f"  {key}: {value}," for key, value in rows.items()] + ["} as const;"]


def row(model, spec):
    if spec["type"] == "enum":
        return f'{{ value: "{model.default(spec)}" }}'
    low, high = model.bounds(spec)
    return f"{{ value: {model.default(spec)}, min: {low}, max: {high} }}"
