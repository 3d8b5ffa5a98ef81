import DocumentModel

/// A document as ALTO 4 XML: pages, blocks, lines and words with their places, for libraries and
/// archives (https://www.loc.gov/standards/alto/).
///
/// Lengths are in 1/1200 inch. A word's `WC` is the probability of its form; what the recogniser had
/// read stands beside a changed word as an `ALTERNATIVE`, and so do the runners-up.
package enum DocumentALTO {
  /// The XML of a document, with a line feed at its end.
  ///
  /// - Complexity: O(*n*) in the number of words.
  package static func text(of document: Document, generator: String) -> String {
    var xml = ALTOBuilder()
    xml.open(
      "alto",
      [
        ("xmlns", "http://www.loc.gov/standards/alto/ns-v4#"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-2.xsd"
        ),
      ])
    xml.open("Description", [])
    xml.element("MeasurementUnit", "inch1200")
    xml.open("sourceImageInformation", [])
    xml.element("fileName", document.source.path)
    xml.close("sourceImageInformation")
    xml.open("Processing", [("ID", "PROCESSING")])
    xml.open("processingSoftware", [])
    xml.element("softwareName", generator)
    xml.close("processingSoftware")
    xml.close("Processing")
    xml.close("Description")
    xml.open("Layout", [])
    for page in document.pages { xml.add(page) }
    xml.close("Layout")
    xml.close("alto")
    return xml.text
  }
}
