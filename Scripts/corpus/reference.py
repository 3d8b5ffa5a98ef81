"""Writes the reference structure of a document from its source and its lines."""
import json
import re

from markup import Table, names

DATE = re.compile(r"ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
SYMBOL = re.compile(r"số (\d\S*)")


def iso(day, month, year):
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def citation(text, role, line):
    date, symbol = DATE.search(text), SYMBOL.search(text)
    entry = {"line": line, "text": text, "type": None, "symbol": None, "name": None, "date": None,
             "issuer": None, "year": None, "role": role}
    entry["date"] = iso(*date.groups()) if date else None
    if symbol:
        entry["type"] = text[: symbol.start()].strip()
        entry["symbol"] = symbol[1]
        if " của " in text:
            entry["issuer"] = text.split(" của ", 1)[1]
        return entry
    # A law by its name, with a year or a date behind it.
    year = re.search(r" \(?năm (\d{4})\)?$", text) if not date else None
    entry["type"] = text.split(" ", 1)[0]
    entry["name"] = text[: (date or year).start()].strip() if date or year else text
    entry["year"] = int(year[1]) if year else None
    return entry


def task_text(unit, task):
    """The task's words and where they start in the unit."""
    text = unit.text
    start = 0
    if unit.label:
        start = text.index(" ") + 1
    if unit.heading:
        start = unit.heading[1] + 2 if text[unit.heading[1]:].startswith(": ") else unit.heading[0]
    if "from" in task:
        start = text.index(task["from"])
    end = len(text)
    if "to" in task:
        end = text.index(task["to"], start) + len(task["to"])
    return text[start:end], start


def assignment(unit, task, layout):
    words, start = task_text(unit, task)
    return {"line": layout.line_of(unit, start),
            "agencies": names(task["by"]) if "by" in task else unit.by,
            "role": task.get("role", "responsible"), "task": words,
            "coordinators": names(task.get("with", "")), "deadline": task.get("due"),
            "product": task.get("product"), "path": unit.path}


def row_assignments(table, layout, path):
    lines = layout.rows[id(table)]
    for row, line in list(zip(table.rows, lines))[1:]:
        if len(row) < len(table.widths):
            continue
        _, task, lead, partners, due, product = row
        yield {"line": line, "agencies": names(lead), "role": "lead", "task": task,
               "coordinators": names(partners), "deadline": due or None,
               "product": product or None, "path": path}


def build(source, layout):
    sections, citations, assignments, tables = [], [], [], []

    def take(item, path):
        if isinstance(item, Table):
            lines = layout.rows[id(item)]
            width = len(item.widths)
            rows = [row + [""] * (width - len(row)) for row in item.rows]
            tables.append({"line": lines[0], "columns": rows[0], "rows": rows[1:]})
            if item.tasks:
                assignments.extend(row_assignments(item, layout, path))
            return
        if item.kind:
            heading = item.text[slice(*item.heading)] if item.heading else None
            sections.append({"line": layout.line_of(item, 0), "kind": item.kind,
                             "label": item.label, "path": path + item.path, "heading": heading})
        for c in item.citations:
            role = c.role or ("basis" if item.part_of == "basis" else "reference")
            text = item.text[c.start:c.end]
            citations.append(citation(text, role, layout.line_of(item, c.start)))
        for task in item.tasks:
            assignments.append(assignment(item, task, layout))

    for item in source.body:
        take(item, [])
    appendices = []
    if source.appendix:
        line, title = layout.appendix_line, " ".join(source.appendix)
        appendices.append({"line": line, "label": "PHỤ LỤC", "title": title})
        sections.append({"line": line, "kind": "appendix", "label": "PHỤ LỤC",
                         "path": ["PHỤ LỤC"], "heading": title})
        take(source.appendix_note, ["PHỤ LỤC"])
        for item in source.appendix_body:
            take(item, ["PHỤ LỤC"])

    joined = lambda lines: " ".join(lines) or None
    return {
        "header": {"parentBody": joined(source.parent), "issuer": joined(source.issuer),
                   "symbol": source.number[0], "place": source.place[0],
                   "date": iso(*source.date[0].split("/")), "type": source.type[0],
                   "title": joined(source.title)},
        "sections": sections, "citations": citations, "assignments": assignments,
        "tables": tables, "appendices": appendices,
        "signature": {"authority": joined(source.authority), "capacity": joined(source.capacity),
                      "signer": source.signer[0]},
        "recipients": [r.removeprefix("- ").rstrip(";.") for r in source.recipient],
    }


def dump(reference):
    """JSON with one section, citation or assignment a line, to be read and compared by line."""
    line = lambda value: json.dumps(value, ensure_ascii=False)
    parts = []
    for key, value in reference.items():
        if isinstance(value, list) and value:
            parts.append(f' "{key}": [\n' + ",\n".join("  " + line(v) for v in value) + "\n ]")
        else:
            parts.append(f' "{key}": {line(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"
