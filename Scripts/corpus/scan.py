"""Draws laid-out pages and makes them look printed, signed, sealed and scanned."""
import io
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from layout import FONTS, HEIGHT, RESOLUTION, WIDTH, font, mm, pt

QUALITY = 38
SEAL = mm(17.5)  # the radius of a round seal
# What the scanner is set to; in its automatic mode pages without colour come out bitonal.
MODES = {"colour": ("RGB", 200), "grey": ("L", 200), "bitonal": ("1", 300)}


@dataclass
class Scan:
    """A scanned page as it is stored."""

    mode: str
    data: bytes  # JPEG, or one CCITT group 4 strip
    size: tuple
    resolution: int
    angle: float
    image: Image.Image


def draw_page(layout, page, rng):
    """The page as it left the printer, RGB at RESOLUTION."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(image)
    for line in layout.lines:
        if line.page == page:
            for w in line.words:
                pen.text((w.x, w.y), w.text, (18, 18, 20), font(w.face, w.size), anchor="ls")
    for number, x1, y1, x2, y2, width in layout.rules:
        if number == page:
            pen.line((x1, y1, x2, y2), (25, 25, 28), round(width))
    if layout.seal.page == page:
        image = stamp(image, layout.seal, rng)
    return image


def stamp(image, seal, rng):
    """Multiplies the red seal and the blue signature into the page."""
    red = (206, 44, 52)
    x, y = seal.x, seal.y

    def draw(ink):
        around(ink, "*", x, y, SEAL * 0.775, red, at=math.pi / 2)
        return round_seal(ink, (x, y), seal.text, red, rng)

    image = pressed(image, rng, draw, grain=12, least=0.55)
    sign(ImageDraw.Draw(image), x + mm(20), y + mm(2), rng)
    return image


def round_seal(ink, centre, text, colour, rng):
    """A round seal with a star, turned a little."""
    x, y = centre
    pen = ImageDraw.Draw(ink)
    for r, width in ((SEAL, 13), (SEAL * 0.93, 4), (SEAL * 0.62, 5)):
        pen.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=width)
    points = []
    for i in range(10):
        r = SEAL * (0.34 if i % 2 == 0 else 0.14)
        a = math.pi * i / 5 - math.pi / 2
        points.append((x + r * math.cos(a), y + r * math.sin(a)))
    pen.polygon(points, fill=colour)
    around(ink, text, x, y, SEAL * 0.775, colour)
    return ink.rotate(float(rng.uniform(-9, 9)), Image.BICUBIC, center=centre, fillcolor="white")


def pressed(image, rng, draw, grain, least):
    """The page multiplied with ink that did not take everywhere: spots of so many pixels, and the least that took."""
    ink = draw(Image.new("RGB", image.size, "white"))
    noise = np.asarray(
        Image.fromarray((rng.random((HEIGHT // grain + 1, WIDTH // grain + 1)) * 255).astype("uint8"))
        .resize(image.size, Image.BICUBIC), np.float32) / 255
    worn = 255 - (255 - np.asarray(ink, np.float32)) * (least + (1 - least) * noise)[..., None]
    return Image.fromarray((np.asarray(image, np.float32) * worn / 255).astype("uint8"))


def around(image, text, x, y, radius, colour, at=None):
    """Letters along the upper arc of a circle, or one at an angle."""
    face = ImageFont.truetype(str(FONTS / "Tinos-Bold.ttf"), round(pt(8)))
    step = min(0.24, 1.55 * math.pi / max(len(text), 1))
    for i, letter in enumerate(text):
        a = at if at is not None else -math.pi / 2 + (i - (len(text) - 1) / 2) * step
        tile = Image.new("L", (120, 120), 0)
        ImageDraw.Draw(tile).text((60, 60), letter, 255, face, anchor="mm")
        tile = tile.rotate(-math.degrees(a + math.pi / 2), Image.BICUBIC)
        place = (round(x + radius * math.cos(a)) - 60, round(y + radius * math.sin(a)) - 60)
        image.paste(colour, place, tile)


def sign(pen, x, y, rng):
    """A scribbled signature: a few loops and a long stroke."""
    colour = [(28, 44, 128), (24, 26, 40)][int(rng.integers(2))]
    phase = rng.uniform(0, 6.28, 6)
    points = []
    for i in range(420):
        t = i / 420
        px = x + mm(-17 + 44 * t + 5 * math.sin(13 * t + phase[0]) + 3 * math.sin(29 * t + phase[1]))
        py = y + mm((9 - 8 * t) * math.sin(19 * t + phase[2]) + 2.2 * math.sin(43 * t + phase[3]) - 3 * t)
        points.append((px, py))
    end = points[-1]
    points += [(end[0] - mm(52 * t), end[1] + mm(11 * t - 8 * t * t)) for t in np.linspace(0, 1, 60)]
    for i, (a, b) in enumerate(zip(points, points[1:])):
        pen.line((*a, *b), colour, round(7 + 3 * math.sin(i / 17 + phase[4])))


def scan(image, mode, rng, resolution=None):
    """The page as a scanner saw it: slightly turned, soft, specked."""
    colours, usual = MODES[mode]
    resolution = resolution or usual
    angle = float(rng.uniform(-0.7, 0.7))
    size = tuple(round(n * resolution / RESOLUTION) for n in image.size)
    image = image.rotate(angle, Image.BICUBIC, fillcolor="white").resize(size, Image.LANCZOS)
    image = image.filter(ImageFilter.GaussianBlur(0.55 * resolution / 200))
    pixels = np.asarray(image if colours == "RGB" else image.convert("L"), np.float32)
    pixels = pixels.reshape(*pixels.shape[:2], -1)
    # Uneven light: paper between 243 and 252. Toner that thins here and there.
    light = rough(rng.random((5, 4)) * 9 + 243, size) / 255
    toner = rough(rng.random((60, 42)) * 34, size)
    pixels = (pixels + (255 - pixels) / 255 * toner) * light
    height, width = pixels.shape[:2]
    pixels += rng.normal(0, 1.6 if mode != "bitonal" else 22, (height, width, 1))
    for _ in range(int(rng.integers(25, 60))):
        x, y = int(rng.integers(width - 4)), int(rng.integers(height - 4))
        w, h = (int(n) for n in rng.integers(1, 4, 2))
        pixels[y : y + h, x : x + w] -= rng.uniform(40, 190)
    # The dark edge of the glass.
    edge = int(rng.integers(3, 9))
    pixels[:, :edge] -= np.linspace(150, 0, edge)[:, None]
    image = Image.fromarray(pixels.clip(0, 255).astype("uint8").squeeze())
    if mode == "bitonal":
        image = image.point(lambda v: 255 if v > 140 else 0).convert("1", dither=Image.Dither.NONE)
    data = group4(image) if mode == "bitonal" else jpeg(image)
    return Scan(mode, data, size, resolution, angle, image)


def rough(values, size):
    """Few values spread over a page."""
    image = Image.fromarray(values.astype("uint8")).resize(size, Image.BICUBIC)
    return np.asarray(image, np.float32)[..., None]


def jpeg(image):
    data = io.BytesIO()
    image.save(data, "JPEG", quality=QUALITY, optimize=True)
    return data.getvalue()


def group4(bits):
    """The one strip of a black and white image as CCITT group 4, black on white."""
    file = io.BytesIO()
    bits.save(file, "TIFF", compression="group4", tiffinfo={278: bits.height})
    tags = Image.open(file).tag_v2
    (start,), (length,) = tags[273], tags[279]
    return file.getvalue()[start : start + length]


def unscanned(scan, x, y):
    """The place on the laid-out page of a place on its scan."""
    width, height = scan.size
    a = math.radians(scan.angle)
    dx, dy = x * WIDTH / width - WIDTH / 2, y * HEIGHT / height - HEIGHT / 2
    return (dx * math.cos(a) - dy * math.sin(a) + WIDTH / 2,
            dx * math.sin(a) + dy * math.cos(a) + HEIGHT / 2)
