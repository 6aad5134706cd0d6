#!/usr/bin/env python3
"""Holds documents against a JSON Schema with a validator that is not our own.

    validate.py SCHEMA.json DOCUMENT.json...

The schema itself must be a sound one of its draft, and must refuse a document with a key that it does not name.
"""
import copy, json, sys
import jsonschema


def main():
    schema = json.load(open(sys.argv[1]))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    failed = False
    for path in sys.argv[2:]:
        document = json.load(open(path))
        for fault in list(validator.iter_errors(document))[:5]:
            place = "/".join(str(part) for part in fault.absolute_path)
            print(f"FAIL {path} {place}: {fault.message[:200]}")
            failed = True
        damaged = copy.deepcopy(document)
        damaged["model"]["no_such_key"] = 1
        if validator.is_valid(damaged):
            print(f"FAIL {path}: a key that the schema does not name is let through")
            failed = True
    print(f"{len(sys.argv) - 2} documents keep to the schema")
    sys.exit(1 if failed else 0)


main()
