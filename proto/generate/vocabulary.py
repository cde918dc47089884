"""Checks a source against proto/meta.schema.json: the part of JSON Schema that it uses, and no more."""
import json
from pathlib import Path

SCHEMA = json.loads((Path(__file__).parents[1] / "meta.schema.json").read_text(encoding="utf-8"))

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
KNOWN = {"$schema", "$defs", "$ref", "title", "description", "type", "enum", "required", "properties",
         "additionalProperties", "items"}


def complaint(value, schema=None, where=()):
    """(path, why) of the first thing that is wrong, or None."""
    schema = SCHEMA if schema is None else schema
    unknown = set(schema) - KNOWN
    if unknown:
        raise NotImplementedError(f"meta.schema.json uses {unknown}, which vocabulary.py does not know")
    if "$ref" in schema:
        return complaint(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], where)
    if "type" in schema and not has_type(value, schema["type"]):
        return where, f"{value!r} is no {schema['type']}"
    if "enum" in schema and value not in schema["enum"]:
        return where, f"{value!r} is none of {', '.join(schema['enum'])}"
    if isinstance(value, dict):
        return complaint_of_object(value, schema, where)
    if isinstance(value, list) and "items" in schema:
        return first(complaint(item, schema["items"], (*where, str(i))) for i, item in enumerate(value))
    return None


def has_type(value, wanted):
    names = wanted if isinstance(wanted, list) else [wanted]
    return any(isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names)


def complaint_of_object(value, schema, where):
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key in value:
        if key not in properties and others is False:
            return where, f"unknown key {key}"
    for key in schema.get("required", ()):
        if key not in value:
            return where, f"lacks {key}"
    others = {} if others is True else others
    return first(complaint(item, properties.get(key, others), (*where, key)) for key, item in value.items())


def first(complaints):
    return next((found for found in complaints if found), None)
