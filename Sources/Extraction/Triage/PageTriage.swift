import SourceFiles

/// Decides from which source a PDF page is read, and says why.
struct PageTriage: Hashable, Sendable {
  /// Where the text is taken from.
  enum Choice: Hashable, Sendable {
    /// The text layer as it is.
    case layer
    /// The text layer, to be restored.
    case garbledLayer
    /// The page's look; a garbled text layer, where there is one, is fused with what is read.
    case image(isLayerGarbled: Bool)
  }

  /// Where the text is taken from.
  var choice: Choice
  /// Why, for a reader.
  var reason: String

  /// Judges a page.
  ///
  /// - Parameter hasCoveringImage: asked only where it matters, since finding out takes a while.
  init(
    statistics: TextLayerStatistics, wordCount: Int, hasCoveringImage: @autoclosure () -> Bool,
    options: ExtractionOptions
  ) {
    if options.ocr == .always {
      self.init(
        .image(isLayerGarbled: statistics.verdict == .garbled),
        "all pages are read from their images by option")
      return
    }
    let isForbidden = options.ocr == .never
    if wordCount == 0 {
      self.init(isForbidden ? .layer : .image(isLayerGarbled: false), "no text layer")
      return
    }
    switch statistics.verdict {
    case .vietnamese:
      self.init(.layer, "sound Vietnamese text layer: \(statistics.summary)")
    case .otherLanguage:
      self.init(.layer, "sound text layer in another language: \(statistics.summary)")
    case .tooShort:
      if !isForbidden, hasCoveringImage() {
        self.init(
          .image(isLayerGarbled: false), "text layer of \(wordCount) words over a page image")
      } else {
        self.init(.layer, "short text layer of \(wordCount) words without a page image")
      }
    case .garbled:
      let why = "garbled text layer: \(statistics.summary)"
      if options.garbledLayer == .readImage, !isForbidden, hasCoveringImage() {
        self.init(.image(isLayerGarbled: true), why + "; read from the page image and fused")
      } else {
        self.init(.garbledLayer, why)
      }
    }
  }

  private init(_ choice: Choice, _ reason: String) {
    self.choice = choice
    self.reason = reason
  }
}
