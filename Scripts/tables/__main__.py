"""Sets tables, scans them, has them read, and counts the cells; started by Scripts/measure-tables."""
import argparse
import difflib
import itertools
import json
import subprocess
import unicodedata
import zlib
from pathlib import Path

import numpy as np

import markup
import scan
import scanned_pdf
from project import ROOT, add_program, fail, find_program
from typeset import Cell, Grid, pages

PLAN = ROOT / "Corpus/chuyen-doi-so-tinh/source.txt"


def task_table():
    """The task table of our plan: a head, rows of tasks, and rows of groups over all columns but one."""
    source = markup.read(PLAN)
    table = next(i for i in source.appendix_body + source.body if isinstance(i, markup.Table))
    grid = Grid(table.widths, 1)
    for r, row in enumerate(table.rows):
        is_group = len(row) < len(table.widths)
        for c, text in enumerate(row):
            last = is_group and c == len(row) - 1
            grid.cells.append(Cell(r, c, text, 1, len(table.widths) - c if last else 1,
                                   bold=r == 0 or is_group))
    return grid, [5], [*source.appendix]


def merged_table():
    """A table whose head has two rows and whose cells go over rows and over columns."""
    grid = Grid([6, 34, 20, 22, 17, 20], 2)
    head = [(0, 0, "TT", 2, 1), (0, 1, "Nội dung công việc", 2, 1), (0, 2, "Cơ quan thực hiện", 1, 2),
            (0, 4, "Thời gian", 2, 1), (0, 5, "Kết quả", 2, 1),
            (1, 2, "Chủ trì", 1, 1), (1, 3, "Phối hợp", 1, 1)]
    grid.cells = [Cell(r, c, t, rs, cs, True) for r, c, t, rs, cs in head]
    row = 2
    for label, title, tasks in [
        ("A", "Cải cách thủ tục hành chính", [
            ("1", "Sở Nội vụ", [
                ("Rà soát, đơn giản hóa thủ tục thuộc thẩm quyền giải quyết của tỉnh",
                 "Sở Tài chính", "Quý I/2026", "Báo cáo rà soát"),
                ("Công bố danh mục thủ tục được đơn giản hóa", "Công an tỉnh", "Quý II/2026",
                 "Quyết định công bố")]),
            ("2", "Văn phòng UBND tỉnh", [
                ("Niêm yết công khai thủ tục tại trụ sở và trên cổng thông tin",
                 "Các sở, ban, ngành", "Thường xuyên", "Thủ tục được niêm yết")])]),
        ("B", "Hiện đại hóa hành chính", [
            ("3", "Sở Khoa học và Công nghệ", [
                ("Nâng cấp hệ thống quản lý văn bản và điều hành", "Sở Tài chính", "Quý III/2026",
                 "Hệ thống được nghiệm thu"),
                ("Tập huấn sử dụng hệ thống cho công chức cấp xã", "UBND các xã, phường",
                 "Tháng 10/2026", "Lớp tập huấn")]),
            ("4", "Sở Nội vụ", [
                ("Khảo sát mức độ hài lòng của người dân", "Bưu điện tỉnh", "Tháng 11/2026",
                 "Báo cáo khảo sát")])])]:
        grid.cells += [Cell(row, 0, label, bold=True), Cell(row, 1, title, 1, 5, bold=True)]
        row += 1
        for number, lead, lines in tasks:
            grid.cells += [Cell(row, 0, number, len(lines)), Cell(row, 2, lead, len(lines))]
            for task, partner, due, product in lines:
                grid.cells += [Cell(row, 1, task), Cell(row, 3, partner), Cell(row, 4, due),
                               Cell(row, 5, product)]
                row += 1
    return grid, [6], ["PHỤ LỤC", "Nhiệm vụ cải cách hành chính năm 2026"]


TABLES = {"tasks": task_table, "merged": merged_table}


def make(path, case):
    """Writes a case's scan, where there is none yet, and returns the table as it is printed."""
    table, resolution, form, ruling, head = case
    grid, breaks, title = TABLES[table]()
    printed = grid if ruling == "rules" else grid.without_row_spans()
    if path.exists():
        return printed
    images = pages(grid, breaks, form, ruling == "rules", head == "repeated", title)
    scans = []
    for number, image in enumerate(images, 1):
        rng = np.random.default_rng([zlib.crc32("-".join(map(str, case)).encode()), number])
        scans.append(scan.scan(image, "grey", rng, resolution))
    scanned_pdf.write(path, scans)
    return printed


def plain(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def score(grid, document):
    """Cells in all, those with the right text in their place, those that are in their place, and the
    first that is not right; with how many tables the document has."""
    tables = document["tables"]
    rows, spans = [], {}
    for table in tables:
        for s in table.get("spans", []):
            spans[len(rows) + s["row"], s["column"]] = (s["rowSpan"], s["columnSpan"])
        rows += [table["columns"], *table["rows"]]
    right = placed = 0
    wrong = []
    taken = set()
    for c in grid.cells:
        taken.add((c.row, c.column))
        found = rows[c.row][c.column] if c.row < len(rows) and c.column < len(rows[c.row]) else ""
        is_spread = spans.get((c.row, c.column), (1, 1)) == (c.rows, c.columns)
        is_near = difflib.SequenceMatcher(None, plain(found), plain(c.text)).ratio() > 0.75
        placed += is_near and is_spread
        if plain(found) == plain(c.text) and is_spread:
            right += 1
        else:
            wrong.append(f"row {c.row} column {c.column}: {found!r} for {c.text!r}"
                         + ("" if is_spread else ", spans otherwise"))
    # Text where there is none counts as a wrong cell.
    added = [(r, c) for r, row in enumerate(rows) for c, text in enumerate(row)
             if text and (r, c) not in taken]
    wrong += [f"row {r} column {c}: {rows[r][c]!r} added" for r, c in added]
    return len(grid.cells) + len(added), right, placed, wrong, len(tables)


def main():
    parser = argparse.ArgumentParser(prog="measure-tables")
    add_program(parser)
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--wrong", type=int, default=0, help="so many wrong cells a case are shown")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    program = find_program(arguments.dau)
    cases = [case for case in itertools.product(
        TABLES, (200, 300), ("upright", "landscape", "sideways"), ("rules", "columns"),
        ("repeated", "once")) if arguments.only in "-".join(map(str, case))]
    if not cases:
        fail(f"no case holds {arguments.only}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    grids = {}
    for case in cases:
        path = arguments.out / ("-".join(map(str, case)) + ".pdf")
        grids[path] = make(path, case)
    subprocess.run([program, "convert", *grids, "-o", arguments.out / "read", "--force", "--formats",
                    "json", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    print(f"{'table':8}{'dpi':>4}  {'page':10}{'ruling':9}{'head':9}{'cells':>6}{'right':>7}"
          f"{'placed':>8}{'':>9}")
    total = [0, 0, 0]
    for case, (path, grid) in zip(cases, grids.items()):
        document = json.loads((arguments.out / "read" / f"{path.stem}.json").read_text())
        cells, right, placed, wrong, count = score(grid, document)
        total = [a + b for a, b in zip(total, (cells, right, placed))]
        note = "" if count == 1 else f"  {count} tables"
        print(f"{case[0]:8}{case[1]:4}  {case[2]:10}{case[3]:9}{case[4]:9}{cells:6}{right:7}{placed:8}"
              f"{100 * right / cells:8.1f}%{note}")
        for line in wrong[: arguments.wrong]:
            print("  ", line)
    print(f"{'all':40}{total[0]:6}{total[1]:7}{total[2]:8}{100 * total[1] / total[0]:8.1f}%")


main()
