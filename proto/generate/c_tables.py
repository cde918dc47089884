"""server/proto/gen/tables.c: shapes of all structs, and the tables of commands, events, notifications, errors, close codes."""
from .c_output import source
from .c_types import body_name, type_order
from .model import under

PATH = "server/proto/gen/tables.c"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def field_row(model, struct, name, spec):
    kind = spec["type"]
    has = f"offsetof(struct {struct}, has_{name})" if spec.get("optional") else "SIZE_MAX"
    low, high = model.bounds(spec)
    of = f"&{spec['of']}_shape" if kind in ("object", "list") else "NULL"
    names = f"{spec['of']}_names" if kind == "enum" else "NULL"
    return (f'\t{{"{name}", FIELD_{kind.upper()}, offsetof(struct {struct}, {name}), {has}, '
            f"{low}, {high}, {of}, {names}, {fallback(model, spec)}}},")


def fallback(model, spec):
    value = model.default(spec)
    if value is None:
        return "NULL"
    number = model.enums[spec["of"]]["values"][value] if spec["type"] == "enum" else value
    return f"&(const struct fallback){{{number}, {quoted(spec['about'])}}}"


def shape(model, struct, fields, static="static "):
    lines = [f"static const struct field {struct}_fields[] = {{"]
    lines += [field_row(model, struct, name, spec) for name, spec in fields.items()]
    lines += ["\t{0},", "};", f"{static}const struct shape {struct}_shape = {{sizeof(struct {struct}), {struct}_fields}};", ""]
    return lines


# What hand-written code of server/proto/ names itself.
NAMED = ("room_state", "status", "house", "house_limits", "preference", "kept_thread", "meeting", "profile", "settings",
         "group", "guest", "guest_front", "kept_batch", "kept_floor", "kept_note", "kept_vote", "poll_state", "task_state",
         "minutes", "case_sheet", "language")


def visible(name):
    return "" if name in NAMED else "static "


def shapes(model):
    body = []
    for name, spec in model.enums.items():
        body.append(f"{visible(name)}const struct enum_name {name}_names[] = {{")
        body += [f'\t{{"{key}", {value}}},' for key, value in spec["values"].items()]
        body += ["\t{0},", "};", ""]
    for name in type_order(model):
        body += shape(model, name, model.types[name]["fields"], visible(name))
    for name, command in model.commands.items():
        body += shape(model, f"{under(name)}_params", command["params"])
        body += shape(model, f"{under(name)}_result", command["result"])
    for name, note in model.notifications.items():
        body += shape(model, f"{under(name)}_params", note["params"])
    for name, event in model.events.items():
        body += shape(model, body_name(name), event["body"])
    return body


def offset(name, params, key):
    if key is None or key == "house" or key not in params:
        return "NOWHERE"
    return f"(long)offsetof(struct {under(name)}_params, {key})"


def admits(command):
    """A set of bits: sessions of people and of guests, and tokens of these scopes."""
    sessions = {"member": ["ADMITS_PEOPLE"], "guest": ["ADMITS_GUESTS"], "anyone": ["ADMITS_PEOPLE", "ADMITS_GUESTS"]}
    return " | ".join([*sessions[command["session"]], *(f"1u << SCOPE_{scope.upper()}" for scope in command.get("scopes", []))])


def commands(model):
    lines = ["const struct command_row command_rows[COMMAND_COUNT] = {"]
    for name, command in model.commands.items():
        params = command["params"]
        house = "true" if command["room"] == "house" else "false"
        writes = f"EVENT_{under(command.get('writes', 'void')).upper()}"
        lines += [f"\t[COMMAND_{under(name).upper()}] = {{",
                  f'\t\t{{"{name}", EFFECT_{command["effect"].upper()}, RATE_{command["rate"].upper()}, {house}, {writes}, {admits(command)}}},',
                  f"\t\t&{under(name)}_params_shape, &{under(name)}_result_shape,",
                  f"\t\t{offset(name, params, command['room'])}, {offset(name, params, command.get('subject'))}, "
                  f"{offset(name, params, 'person')}, {offset(name, params, 'client_id')}}},"]
    return lines + ["};", ""]


def events(model):
    def flag(event, key):
        return "true" if event.get(key) else "false"

    lines = ["const struct event_row event_rows[] = {"]
    for name, event in model.events.items():
        audience = f"AUDIENCE_{event.get('audience', 'all').upper()}"
        replaces = f"REPLACES_{event.get('replaces', 'nothing').upper()}"
        lines.append(f'\t{{EVENT_{under(name).upper()}, {{"{name}", {flag(event, "state")}, {flag(event, "erasable")}, '
                     f'{replaces}, {flag(event, "answers")}, {flag(event, "alone")}, {audience}}}, &{body_name(name)}_shape}},')
    return lines + ["};", "const size_t event_row_count = sizeof(event_rows) / sizeof(*event_rows);", ""]


def notifications(model):
    lines = ["const struct notification_row notification_rows[NOTIFICATION_COUNT] = {"]
    lines += [f'\t[NOTIFICATION_{under(name).upper()}] = {{"{name}", &{under(name)}_params_shape}},' for name in model.notifications]
    return lines + ["};", ""]


def errors(model):
    lines = ["const struct error_row error_rows[] = {", '\t[ERROR_NONE] = {0, "", ""},']
    lines += [f'\t[ERROR_{name.upper()}] = {{{error["code"]}, "{name}", {quoted(error["en"])}}},' for name, error in model.errors.items()]
    return lines + ["};", ""]


def closes(model):
    lines = ["const struct close_row close_rows[] = {"]
    return lines + [f'\t{{{close["code"]}, "{name}"}},' for name, close in model.closes.items()] + ["};"]


def generate(model):
    body = shapes(model) + commands(model) + events(model) + notifications(model) + errors(model) + closes(model)
    return {PATH: source(body, ['"proto/tables.h"'])}
