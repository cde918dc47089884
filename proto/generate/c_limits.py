"""server/proto/gen/limits.h: the limits clients know of."""
from .c_output import comment, header

PATH = "server/proto/gen/limits.h"


def generate(model):
    body = []
    for name, limit in model.limits.items():
        value = limit["value"]
        suffix = "U" if value >= 2**31 else ""
        body += [comment(limit["about"][0].upper() + limit["about"][1:]), f"#define PROTO_{name.upper()} {value}{suffix}"]
    return {PATH: header("RUNDE_PROTO_GEN_LIMITS_H", body)}
