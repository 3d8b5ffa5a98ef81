"""Writes scanned pages as a PDF: one image a page, the same bytes each time."""


def write(path, scans):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for scan in scans:
        width, height = (72 * s / scan.resolution for s in scan.size)
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}]"
            f" /Resources << /XObject << /Scan {first + 2} 0 R >> >> /Contents {first + 1} 0 R >>".encode(),
            stream("", f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q".encode()),
            stream(image_entries(scan), scan.data),
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{o:010} 00000 n \n".encode() for o in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)


def stream(entries, data):
    return f"<< {entries}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def image_entries(scan):
    width, height = scan.size
    entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
    if scan.mode == "bitonal":
        return entries + ("/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
                          f" /DecodeParms << /K -1 /Columns {width} /Rows {height} /BlackIs1 true >> ")
    space = "/DeviceRGB" if scan.mode == "colour" else "/DeviceGray"
    return entries + f"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode "
