"""server/proto/gen/types.h: enums and structs of everything proto/ describes."""
from .c_output import comment, header
from .model import rates, under

PATH = "server/proto/gen/types.h"

C_TYPES = {"id": "uint64_t ", "seq": "uint64_t ", "client_id": "struct client_id ", "integer": "int64_t ",
           "time": "int64_t ", "flag": "bool ", "line": "struct text ", "text": "struct text ",
           "event_kind": "enum event_kind ", "event_body": "struct text ",
           "json": "struct text ", "note_steps": "struct note_steps "}


def c_type(spec):
    compound = {"enum": "enum {} ", "object": "struct {} ", "list": "struct {}_list "}
    if spec["type"] in compound:
        return compound[spec["type"]].format(spec["of"])
    return C_TYPES[spec["type"]]


def enum(name, about, pairs):
    lines = [comment(about), f"enum {name} {{"]
    lines += [f"\t{key} = {value}," for key, value in pairs]
    return lines + ["};", ""]


def struct(name, about, fields):
    lines = [comment(about), f"struct {name} {{"]
    for key, spec in fields.items():
        if spec.get("optional"):
            lines.append(f"\tbool has_{key};")
        note = f" {comment(spec['about'])}"
        lines.append(f"\t{c_type(spec)}{key};{note}")
    if not fields:
        lines.append("\tchar unused; /* C knows no empty struct. */")
    return lines + ["};", ""]


def type_order(model):
    """The types, each after those it is made of."""
    order = []

    def visit(name):
        if name in order:
            return
        for spec in model.types[name]["fields"].values():
            if spec["type"] in ("object", "list"):
                visit(spec["of"])
        order.append(name)

    for name in model.types:
        visit(name)
    return order


def enums(model):
    errors = ["ERROR_NONE"] + [f"ERROR_{name.upper()}" for name in model.errors] + ["ERROR_COUNT"]
    body = enum("error_kind", "What can go wrong", [(name, i) for i, name in enumerate(errors)])
    body += enum("close_code", "Why the server closes a WebSocket", [
        (f"CLOSE_{name.upper()}", close["code"]) for name, close in model.closes.items()])
    body += [f"enum {{ CLOSE_COUNT = {len(model.closes)} }};", ""]
    commands = [f"COMMAND_{under(name).upper()}" for name in model.commands] + ["COMMAND_COUNT"]
    body += enum("command_kind", "The commands", [(name, i) for i, name in enumerate(commands)])
    body += enum("event_kind", "The kinds of events, numbered as they are stored", [
        (f"EVENT_{under(name).upper()}", event["number"]) for name, event in model.events.items()])
    notes = [f"NOTIFICATION_{under(name).upper()}" for name in model.notifications] + ["NOTIFICATION_COUNT"]
    body += enum("notification_kind", "The notifications", [(name, i) for i, name in enumerate(notes)])
    classes = [f"RATE_{name.upper()}" for name in rates(model)] + ["RATE_COUNT"]
    body += enum("rate_class", "The classes in which commands are counted", [(name, i) for i, name in enumerate(classes)])
    for name, spec in model.enums.items():
        body += enum(name, spec["about"], [(f"{name.upper()}_{key.upper()}", value) for key, value in spec["values"].items()])
    return body


def structs(model):
    body = []
    for name in type_order(model):
        body += struct(name, model.types[name]["about"], model.types[name]["fields"])
        body += [f"struct {name}_list {{", "\tsize_t count;", f"\tstruct {name} *items;", "};", ""]
    for name, command in model.commands.items():
        body += struct(f"{under(name)}_params", command["about"], command["params"])
        body += struct(f"{under(name)}_result", f"What {name} answers", command["result"])
    for name, note in model.notifications.items():
        body += struct(f"{under(name)}_params", note["about"], note["params"])
    for name, event in model.events.items():
        body += struct(body_name(name), event["about"], event["body"])
    return body


def body_name(event):
    """An event's struct; void is a word of C."""
    return "void_event" if event == "void" else under(event)


def unions(model):
    lines = ["union command_params {"]
    lines += [f"\tstruct {under(name)}_params {under(name)};" for name in model.commands]
    lines += ["};", "", "union command_result {"]
    lines += [f"\tstruct {under(name)}_result {under(name)};" for name in model.commands]
    lines += ["};", "", "union event_body {"]
    lines += [f"\tstruct {body_name(name)} {body_name(name)};" for name in model.events]
    return lines + ["};"]


def generate(model):
    includes = ['"base/id.h"', '"base/text.h"', '"proto/note/note.h"', "", "<stdbool.h>", "<stddef.h>", "<stdint.h>"]
    text = header("RUNDE_PROTO_GEN_TYPES_H", enums(model) + structs(model) + unions(model), includes)
    return {PATH: text.replace("#include \n", "\n")}
