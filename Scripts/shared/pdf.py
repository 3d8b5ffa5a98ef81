"""Writes small PDFs: the same objects, the same bytes."""

LIST_OF_PAGES = 2


class PDF:
    """A document that grows object by object; the catalogue and the list of pages are there already."""

    def __init__(self, version="1.5"):
        self.version = version
        self.objects = [b"<< /Type /Catalog /Pages %d 0 R >>" % LIST_OF_PAGES, b""]
        self.pages = []

    def add(self, content):
        """Adds an object and returns its number."""
        self.objects.append(content if isinstance(content, bytes) else content.encode("latin-1"))
        return len(self.objects)

    @property
    def next(self):
        """The number of the object that is added next."""
        return len(self.objects) + 1

    def add_page(self, width, height, content, resources):
        """Adds a page of so many points, and the operators that draw it with these resources."""
        self.pages.append(self.next)
        self.add(f"<< /Type /Page /Parent {LIST_OF_PAGES} 0 R /MediaBox [0 0 {width} {height}]"
                 f" /Resources << {resources} >> /Contents {self.next + 1} 0 R >>")
        self.add(stream(content))

    def data(self):
        """The bytes of the file."""
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        self.objects[LIST_OF_PAGES - 1] = (
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode())
        out = bytearray(f"%PDF-{self.version}\n%".encode() + b"\xe2\xe3\xcf\xd3\n")
        places = []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        start = len(out)
        size = len(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
        return bytes(out)


def stream(data, entries=""):
    """A stream object of bytes, or of operators, with further entries of its dictionary."""
    data = data if isinstance(data, bytes) else data.encode("latin-1")
    return f"<< {entries}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
