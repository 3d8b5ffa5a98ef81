"""PDFs whose pages hold text and nothing else, as an office program writes them."""
from pdf import PDF, stream


def pdf(text, lines_a_page=50):
    """A PDF of the text; the font is named, not embedded, and maps each code to its character."""
    lines = text.splitlines()
    pages = [lines[i:i + lines_a_page] for i in range(0, len(lines), lines_a_page)] or [[]]
    codes = {c: i + 1 for i, c in enumerate(sorted(set(text) - {"\n"}))}
    document = PDF()
    chunks = [f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, code in codes.items()]
    blocks = "".join(
        f"{len(chunks[i:i + 100])} beginbfchar\n" + "\n".join(chunks[i:i + 100]) + "\nendbfchar\n"
        for i in range(0, len(chunks), 100))
    unicode_map = document.add(stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + blocks + "endcmap end end"))
    descriptor = document.add(
        "<< /Type /FontDescriptor /FontName /Times-Roman /Flags 6 /FontBBox [0 -200 1000 900] "
        "/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>")
    inner = document.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times-Roman /CIDSystemInfo << /Registry "
        f"(Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 480 >>")
    font = document.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Times-Roman /Encoding /Identity-H "
        f"/DescendantFonts [{inner} 0 R] /ToUnicode {unicode_map} 0 R >>")
    for page in pages:
        drawn = "BT /F 11 Tf 72 780 Td 14 TL\n" + "".join(
            f"<{''.join(f'{codes[c]:04X}' for c in line)}> Tj T*\n" if line else "T*\n" for line in page) + "ET"
        document.add_page(595, 842, drawn, f"/Font << /F {font} 0 R >>")
    return document.data()
