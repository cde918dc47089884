"""client-web/src/protocol/errors.ts"""
import json

from .ts_types import NOTE

PATH = "client-web/src/protocol/errors.ts"


def generate(model):
    lines = [NOTE, "", "/** What can go wrong: JSON-RPC's code, and a sentence for a person. */", "export const ERRORS = {"]
    for name, error in model.errors.items():
        de, en = (json.dumps(error[language], ensure_ascii=False) for language in ("de", "en"))
        lines.append(f"  {name}: {{ code: {error['code']}, de: {de}, en: {en} }},")
    lines += ["} as const;", "", "export type ErrorName = keyof typeof ERRORS;", ""]
    lines += ["/** Why the server closes a connection: the WebSocket's code. */", "export const CLOSES = {"]
    for name, close in model.closes.items():
        lines += [f"  /** {close['about']} */", f"  {name}: {close['code']},"]
    return {PATH: "\n".join(lines + ["} as const;"]) + "\n"}
