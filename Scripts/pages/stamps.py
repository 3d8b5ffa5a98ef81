"""Received stamps and seals, drawn into pages."""
from PIL import Image, ImageDraw, ImageFont

from layout import FONTS, HEIGHT, WIDTH, mm, pt  # Scripts/corpus
from scan import pressed, round_seal, sign  # Scripts/corpus

BLUE, RED, BLACK = (38, 52, 150), (206, 44, 52), (34, 34, 38)
WEAR = {"grain": 14, "least": 0.6}
AUTHORITY = "ỦY BAN NHÂN DÂN TỈNH AN LÂM"
AGENCIES = ["VĂN PHÒNG UBND TỈNH", "SỞ NỘI VỤ", "UBND HUYỆN AN LÂM", "SỞ TÀI CHÍNH", "VĂN PHÒNG HĐND"]


def stamped(image, lines, rng):
    """The page with a received stamp at its head and a seal over the print at its foot."""
    colours = [BLUE, RED, BLACK]
    image = pressed(image, rng, lambda ink: received(ink, colours[rng.integers(3)], rng), **WEAR)
    low = [line for line in lines if line.y > HEIGHT * 0.55] or lines[-2:]
    line = low[int(rng.integers(len(low)))]
    colour = RED if rng.random() < 0.6 else BLACK
    centre = (WIDTH * float(rng.uniform(0.45, 0.75)), line.y)
    image = pressed(image, rng, lambda ink: round_seal(ink, centre, AUTHORITY, colour, rng), **WEAR)
    if rng.random() < 0.5:
        sign(ImageDraw.Draw(image), centre[0] + mm(18), centre[1], rng)
    return image


def received(ink, colour, rng):
    """`CÔNG VĂN ĐẾN` in a frame, filled in by hand or by a numbering machine."""
    x, y = mm(rng.uniform(22, 55)), mm(rng.uniform(6, 22))
    width, height = mm(rng.uniform(52, 64)), mm(rng.uniform(24, 30))
    pen = ImageDraw.Draw(ink)
    pen.rectangle((x, y, x + width, y + height), outline=colour, width=9)
    title = str(rng.choice(["CÔNG VĂN ĐẾN", "ĐẾN"]))
    number, day, month = int(rng.integers(100, 9999)), int(rng.integers(1, 29)), int(rng.integers(1, 13))
    rows = [(str(rng.choice(AGENCIES)), "Bold", 9), (title, "Bold", 12), (f"Số: {number}", "Regular", 10),
            (f"Ngày: {day:02}/{month:02}/2024", "Regular", 10), ("Chuyển:.....................", "Regular", 10)]
    step = height / (len(rows) + 0.3)
    for place, (text, style, size) in enumerate(rows):
        face = ImageFont.truetype(str(FONTS / f"Tinos-{style}.ttf"), round(pt(size)))
        at, anchor = ((x + width / 2, "mm") if place < 2 else (x + mm(3), "lm"))
        pen.text((at, y + step * (place + 0.65)), text, colour, face, anchor=anchor)
    if rng.random() < 0.5:
        pen.line((x, y + step * 1.15, x + width, y + step * 1.15), colour, 6)
    return ink.rotate(float(rng.uniform(-4, 4)), Image.BICUBIC, center=(x, y), fillcolor="white")
