"""proto/schema.json: every command, event and notification as JSON Schema 2020-12."""
import json

from .model import CLIENT_ID, ID, INTEGER_MAX
from .reasons import REASONS, STEPS_REASONS

PATH = "proto/schema.json"


def schema_of(model, spec):
    kind = spec["type"]
    low, high = model.bounds(spec)
    if kind in ("id", "client_id"):
        return {"type": "string", "pattern": f"^{(ID if kind == 'id' else CLIENT_ID).pattern}$"}
    if kind in ("seq", "integer", "time"):
        return {"type": "integer", "minimum": low, "maximum": high}
    if kind == "flag":
        return {"type": "boolean"}
    if kind in ("line", "text"):
        return {"type": "string", "minLength": low, "maxLength": high}
    if kind == "enum":
        return {"enum": list(model.enums[spec["of"]]["values"])}
    if kind == "event_kind":
        return {"enum": list(model.events)}
    if kind == "event_body":
        return {"type": "object"}
    if kind == "json":
        return {"type": ["object", "array"]}
    if kind == "note_steps":
        return {"type": "array", "minItems": 1}
    target = {"$ref": f"#/$defs/type.{spec['of']}"}
    return target if kind == "object" else {"type": "array", "items": target, "maxItems": high}


def default_of(model, spec):
    return {"default": model.default(spec)} if "default" in spec else {}


def object_of(model, about, fields, closed):
    properties = {name: {"description": spec["about"], **schema_of(model, spec), **default_of(model, spec)}
                  for name, spec in fields.items()}
    schema = {"description": about, "type": "object", "properties": properties,
              "required": [name for name, spec in fields.items() if not spec.get("optional")]}
    if closed:
        schema["additionalProperties"] = False
    return schema


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def bodies_by_kind(model, fields):
    """An event's body looks as its kind says."""
    kind = [name for name, spec in fields.items() if spec["type"] == "event_kind"]
    body = [name for name, spec in fields.items() if spec["type"] == "event_body"]
    if not kind or not body:
        return {}
    return {"allOf": [{"if": {"properties": {kind[0]: {"const": name}}}, "then": {"properties": {body[0]: ref(f"event.{name}")}}}
                      for name in model.events]}


def frame(about, properties, **more):
    return {"description": about, "type": "object", "properties": {"jsonrpc": {"const": "2.0"}, **properties},
            "required": ["jsonrpc", *properties], **more}


def frames(model):
    """What goes over the wire as a whole."""
    ids = {"id": {"description": "Printable ASCII without quote and backslash, or a number.",
                  "anyOf": [{"type": "integer", "minimum": -INTEGER_MAX, "maximum": INTEGER_MAX},
                            {"type": "string", "pattern": "^[ !#-\\[\\]-~]{1,40}$"}]}}
    errors = [{"properties": {"code": {"const": error["code"]}, "data": {"properties": {"name": {"const": name}}}}}
              for name, error in model.errors.items()]
    data = {"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string"}, "field": {"type": "string"}, "reason": {"enum": list(REASONS | STEPS_REASONS)}, "limit": {"type": "integer"}}}
    error = {"type": "object", "required": ["code", "message", "data"], "anyOf": errors, "properties": {
        "code": {"type": "integer"}, "message": {"type": "string"}, "data": data}}
    defs = {"frame.error": frame("A refusal; id is null when the request's could not be read.",
                                 {"id": {"anyOf": [ids["id"], {"type": "null"}]}, "error": error})}
    for name in model.commands:
        defs[f"frame.{name}.request"] = frame(f"{name} as a client sends it.", {
            **ids, "method": {"const": name}, "params": ref(f"command.{name}.params")}, additionalProperties=False)
        defs[f"frame.{name}.answer"] = frame(f"The answer to {name}.", {**ids, "result": ref(f"command.{name}.result")})
    for name in model.notifications:
        defs[f"frame.{name}"] = frame(f"{name} as the server sends it.", {
            "method": {"const": name}, "params": ref(f"notification.{name}")})
    return defs


def generate(model):
    defs = {}
    for name, spec in model.types.items():
        defs[f"type.{name}"] = {**object_of(model, spec["about"], spec["fields"], False), **bodies_by_kind(model, spec["fields"])}
    for name, command in model.commands.items():
        defs[f"command.{name}.params"] = object_of(model, command["about"], command["params"], True)
        defs[f"command.{name}.result"] = object_of(model, f"What {name} answers.", command["result"], False)
    for name, event in model.events.items():
        defs[f"event.{name}"] = object_of(model, event["about"], event["body"], False)
    for name, note in model.notifications.items():
        defs[f"notification.{name}"] = object_of(model, note["about"], note["params"], False)
    defs.update(frames(model))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema",
              "$comment": "Generated by script/protocol from proto/*.json; do not edit.", "$defs": defs}
    return {PATH: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"}
