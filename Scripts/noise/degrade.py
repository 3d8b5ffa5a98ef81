"""Makes drawn pages look copied and scanned."""
import io
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from scan import rough  # Scripts/corpus
from layout import RESOLUTION  # Scripts/corpus

# Dots per inch, and how often a page is scanned with them.
RESOLUTIONS = {110: 5, 130: 7, 150: 22, 200: 28, 250: 8, 300: 30}


@dataclass
class Scan:
    image: Image.Image
    dpi: int
    wear: float
    angle: float
    drawn: tuple  # the size of the page before it was scanned

    def unscanned(self, x, y):
        """The place on the drawn page of a place on the scan."""
        (width, height), (wide, high) = self.drawn, self.image.size
        a = math.radians(self.angle)
        dx, dy = x * width / wide - width / 2, y * height / high - height / 2
        return (dx * math.cos(a) - dy * math.sin(a) + width / 2,
                dx * math.sin(a) + dy * math.cos(a) + height / 2)


def degrade(image, rng, resolution=None):
    """The page as one copier and one scanner saw it, at a resolution or one that scanners are often set to.
    `wear` from 0 to 1 is how bad they were: most are rather good, some are bad in everything."""
    drawn = image.size
    dpi = int(rng.choice(list(RESOLUTIONS), p=np.array(list(RESOLUTIONS.values())) / sum(RESOLUTIONS.values())))
    dpi = resolution or dpi
    wear = float(rng.beta(1.5, 1.3))
    bitonal = rng.random() < 0.5
    image = copied(image, wear, rng)
    angle = float(np.clip(rng.normal(0, 0.2 + 0.4 * wear), -1.2, 1.2))
    image = image.resize([round(n * dpi / RESOLUTION) for n in drawn], Image.HAMMING)
    image = image.rotate(angle, Image.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.7 + 0.8 * wear) * dpi / 200))
    if rng.random() < 0.2:
        share = rng.uniform(0.55, 0.85)
        small = [round(n * share) for n in image.size]
        image = image.resize(small, Image.BILINEAR).resize(image.size, Image.BICUBIC)
    pixels = specked(lit(np.asarray(image, np.float32), wear, rng), wear, rng)
    pixels += rng.normal(0, rng.uniform(1, 6 + (24 if bitonal else 10) * wear), pixels.shape)
    image = Image.fromarray(pixels.clip(0, 255).astype("uint8"))
    return Scan(thresholded(image, wear, rng) if bitonal else compressed(image, wear, rng), dpi, wear, angle,
                drawn)


def copied(image, wear, rng):
    """Strokes that a copier fattened or ate away."""
    kind = rng.random()
    if kind < 0.4:
        return image
    grown = np.minimum if kind < 0.72 else np.maximum
    pixels = np.asarray(image)
    other = pixels.copy()
    for here, there in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        other[here] = grown(other[here], pixels[there])
        other[:, here] = grown(other[:, here], pixels[:, there])
    return Image.blend(image, Image.fromarray(other), rng.uniform(0.3, 0.7 + 0.9 * wear))


def lit(pixels, wear, rng):
    """Paper that is nowhere quite white, and toner that thins here and there."""
    height, width = pixels.shape
    paper = rng.uniform(250 - 45 * wear, 253)
    light = rough(paper - rng.random((5, 4)) * (5 + 25 * wear), (width, height))[..., 0] / 255
    grain = (max(2, height // 60), width // 60)
    toner = rough(rng.random(grain) * rng.uniform(10, 40 + 120 * wear), (width, height))[..., 0]
    return (pixels + (255 - pixels) / 255 * toner) * light


def specked(pixels, wear, rng):
    height, width = pixels.shape
    pixels = pixels.copy()
    for _ in range(int(rng.uniform(0, 20 + 130 * wear * wear))):
        x, y = int(rng.integers(width - 4)), int(rng.integers(height - 4))
        w, h = (int(n) for n in rng.integers(1, 4, 2))
        pixels[y : y + h, x : x + w] += rng.uniform(40, 190) * (-1 if rng.random() < 0.8 else 1)
    return pixels


def thresholded(image, wear, rng):
    """Black and white, from strokes with holes to letters that touch."""
    ink, paper = np.percentile(np.asarray(image), [1, 80])
    level = ink + (paper - ink) * np.clip(rng.normal(0.55, 0.07 + 0.13 * wear), 0.25, 0.85)
    return image.point(lambda v: 255 if v > level else 0).convert("1", dither=Image.Dither.NONE)


def compressed(image, wear, rng):
    data = io.BytesIO()
    image.save(data, "JPEG", quality=int(rng.uniform(65 - 40 * wear, 86)))
    return Image.open(data).convert("L")
