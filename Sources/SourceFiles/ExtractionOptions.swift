/// How files are read.
package struct ExtractionOptions: Codable, Hashable, Sendable {
  /// When page images are read by Tesseract.
  package enum OCR: String, Codable, Hashable, Sendable, CaseIterable {
    /// Where a page has no sound text layer.
    case auto
    /// On every page, whatever text layer it has.
    case always
    /// On no page: only text layers are used, garbled ones too.
    case never
  }

  /// What is done with a page whose text layer is garbled.
  package enum GarbledLayer: String, Codable, Hashable, Sendable, CaseIterable {
    /// The layer's lines are kept for restoration to repair.
    case restore
    /// The page image under the layer is read anew; without one the layer is kept.
    case readImage
  }

  /// In which order text that stands side by side (head, signature block) is read.
  package enum SideBySide: String, Codable, Hashable, Sendable, CaseIterable {
    /// The left block's lines, then the right block's.
    case columns
    /// Row by row: what stands on one height makes one line.
    case rows
  }

  /// When page images are read.
  package var ocr = OCR.auto
  /// Tesseract's name of the language; several are joined by `+`.
  package var language = "vie"
  /// The resolution at which pages without an image of their own are drawn, in dots an inch.
  package var resolution = 300
  /// The resolution that page images are scaled to for Tesseract, in dots an inch.
  ///
  /// At 200, print of 10 to 14 points has about the size that Tesseract was trained on; more costs
  /// time and correctness.
  package var readingResolution = 200
  /// The pages to read, counted from 1; `nil` for all.
  package var pages: [ClosedRange<Int>]?
  /// The longest time that Tesseract may spend on a page, in seconds.
  package var pageTimeout = 120.0
  /// What is done with a page whose text layer is garbled.
  package var garbledLayer = GarbledLayer.readImage
  /// In which order text that stands side by side is read.
  package var sideBySide = SideBySide.columns
  /// The largest image that is decoded, in megapixels.
  package var megapixelLimit = 200
  /// The largest file that is read, in megabytes.
  package var megabyteLimit = 2048
  /// The most pages that a file may have; `nil` for any number.
  package var pageLimit: Int?

  /// Creates the default options.
  package init() {}

  /// Whether a page, counted from 1, is to be read.
  package func wants(page number: Int) -> Bool {
    pages?.contains { $0.contains(number) } ?? true
  }
}
