"""Sets tables on pages: cells over rows and columns, with rules or without, upright or on their side."""
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from layout import HEIGHT, WIDTH, font, mm, pt, wrapped

SIZE, STEP, PAD = 12, pt(15.5), pt(4)
INK = (18, 18, 20)


@dataclass
class Cell:
    """A cell of the whole table, whatever pages it is printed on."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass
class Grid:
    widths: list
    head: int  # so many rows at the top are the head
    cells: list = field(default_factory=list)

    @property
    def height(self):
        return max(c.row + c.rows for c in self.cells)

    def without_row_spans(self):
        """The table as it is printed without rules, where no cell can be seen to go over rows."""
        cells = [Cell(c.row, c.column, c.text, 1, c.columns, c.bold) for c in self.cells]
        return Grid(self.widths, self.head, cells)


def row_heights(grid, edges):
    heights = [0.0] * grid.height
    for span in sorted({c.rows for c in grid.cells}):
        for c in (c for c in grid.cells if c.rows == span):
            width = edges[c.column + c.columns] - edges[c.column] - 2 * PAD
            need = len(wrapped(c.text, width, "b" if c.bold else "", SIZE)) * STEP + pt(7)
            lack = need - sum(heights[c.row : c.row + span])
            for row in range(c.row, c.row + span):
                heights[row] += max(0, lack) / span
    return heights


def page(grid, rows, heights, edges, size, ruled, above, number):
    """One page with some of the rows, below lines of text, or below the page's number."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    y = mm(24)
    if number > 1:
        pen.text((size[0] / 2, mm(14)), str(number), INK, font("", 13), anchor="ms")
    for text in above:
        pen.text((size[0] / 2, y), text, INK, font("b", 14), anchor="ms")
        y += pt(20)
    tops = {}
    for row in rows:
        tops[row] = y
        y += heights[row]
    bottom = y
    for c in grid.cells:
        if c.row not in tops:
            continue
        left, right = edges[c.column], edges[c.column + c.columns]
        top, end = tops[c.row], tops[c.row] + sum(heights[c.row : c.row + c.rows])
        face = "b" if c.bold else ""
        lines = wrapped(c.text, right - left - 2 * PAD, face, SIZE)
        is_centred = c.column == 0 or c.row < grid.head
        # Without rules cells begin on one line; with them, those of heads and over rows are in the middle.
        in_the_middle = ruled and (is_centred or c.rows > 1)
        x_y = top + ((end - top - len(lines) * STEP) / 2 if in_the_middle else pt(3.5))
        for i, text in enumerate(lines):
            length = font(face, SIZE).getlength(text)
            x = (left + right - length) / 2 if is_centred else left + PAD
            pen.text((x, x_y + i * STEP + pt(11.5)), text, INK, font(face, SIZE), anchor="ls")
        if ruled:
            pen.rectangle((left, top, right, end), outline=(25, 25, 28), width=4)
    assert bottom < size[1] - mm(15), "the rows do not fit on the page"
    return image


def pages(grid, breaks, form, ruled, repeats, title):
    """The pages of a table that is parted at rows; `form` is upright, landscape or sideways."""
    size = (WIDTH, HEIGHT) if form == "upright" else (HEIGHT, WIDTH)
    left, right = mm(25), size[0] - mm(16)
    scale = (right - left) / sum(grid.widths)
    edges = [left]
    for width in grid.widths:
        edges.append(edges[-1] + width * scale)
    heights = row_heights(grid, edges)
    parts, start = [], 0
    for end in [*breaks, grid.height]:
        head = list(range(grid.head)) if repeats and start > 0 else []
        parts.append(head + list(range(start, end)))
        start = end
    images = [page(grid, rows, heights, edges, size, ruled, title if n == 1 else [], n)
              for n, rows in enumerate(parts, 1)]
    if form == "sideways":
        images = [image.transpose(Image.Transpose.ROTATE_90) for image in images]
    return images
