"""PDFs whose pages hold text and nothing else, as an office program writes them."""


def pdf(text, lines_a_page=50):
    """A PDF of the text; the font is named, not embedded, and maps each code to its character."""
    lines = text.splitlines()
    pages = [lines[i:i + lines_a_page] for i in range(0, len(lines), lines_a_page)] or [[]]
    codes = {c: i + 1 for i, c in enumerate(sorted(set(text) - {"\n"}))}
    objects = [b"", b""]  # The catalogue and the list of pages, filled in below.

    def add(content):
        objects.append(content)
        return len(objects)

    mapping = "".join(f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>\n"
                      for char, code in codes.items())
    chunks = mapping.splitlines()
    blocks = "".join(
        f"{len(chunks[i:i + 100])} beginbfchar\n" + "\n".join(chunks[i:i + 100]) + "\nendbfchar\n"
        for i in range(0, len(chunks), 100))
    unicode_map = add(stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + blocks + "endcmap end end"))
    descriptor = add(b"<< /Type /FontDescriptor /FontName /Times-Roman /Flags 6 /FontBBox [0 -200 1000 900] "
                     b"/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>")
    inner = add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times-Roman /CIDSystemInfo << /Registry "
                f"(Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 480 >>"
                .encode())
    font = add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Times-Roman /Encoding /Identity-H "
               f"/DescendantFonts [{inner} 0 R] /ToUnicode {unicode_map} 0 R >>".encode())
    kids = []
    for page in pages:
        drawn = "BT /F 11 Tf 72 780 Td 14 TL\n" + "".join(
            f"<{''.join(f'{codes[c]:04X}' for c in line)}> Tj T*\n" if line else "T*\n" for line in page) + "ET"
        content = add(stream(drawn))
        kids.append(add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                        f"/Resources << /Font << /F {font} 0 R >> >> >>".encode()))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = (f"<< /Type /Pages /Count {len(kids)} /Kids [" + " ".join(f"{k} 0 R" for k in kids)
                  + "] >>").encode()
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content):
    data = content.encode("latin-1")
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"
