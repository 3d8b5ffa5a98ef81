"""Writes scanned pages as a PDF: one image a page, the same bytes each time."""
from pdf import PDF, stream


def write(path, scans):
    document = PDF("1.4")
    for scan in scans:
        width, height = (f"{72 * s / scan.resolution:.2f}" for s in scan.size)
        image = document.next + 2  # Behind the page and what draws it.
        document.add_page(width, height, f"q {width} 0 0 {height} 0 0 cm /Scan Do Q",
                          f"/XObject << /Scan {image} 0 R >>")
        document.add(stream(scan.data, image_entries(scan)))
    path.write_bytes(document.data())


def image_entries(scan):
    width, height = scan.size
    entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
    if scan.mode == "bitonal":
        return entries + ("/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
                          f" /DecodeParms << /K -1 /Columns {width} /Rows {height} /BlackIs1 true >> ")
    space = "/DeviceRGB" if scan.mode == "colour" else "/DeviceGray"
    return entries + f"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode "
