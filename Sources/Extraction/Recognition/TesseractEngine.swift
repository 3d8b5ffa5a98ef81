import CTesseract
import SourceFiles

/// An initialised Tesseract; the one owner of its handle.
///
/// Not made for two threads at a time: `EnginePool` lends it to one, which is what makes it safe to
/// send.
final class TesseractEngine: @unchecked Sendable {
  private let handle: OpaquePointer
  /// The language it was made for.
  let language: String

  /// Loads the language.
  init(language: String) throws(ExtractionError) {
    guard let handle = TessBaseAPICreate() else { throw .missingLanguage(language) }
    self.handle = handle
    self.language = language
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    guard TessBaseAPIInit2(handle, nil, language, OEM_LSTM_ONLY) == 0 else {
      throw .missingLanguage(language)
    }
    // The choices of each symbol with their scores. Each round of looking finds one more, for 2 % of
    // the time.
    TessBaseAPISetVariable(handle, "lstm_choice_mode", "2")
    TessBaseAPISetVariable(handle, "lstm_choice_iterations", "3")
    // White on black is rare on paper; trying it costs every line of specks a second reading.
    TessBaseAPISetVariable(handle, "tessedit_do_invert", "0")
  }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// How Tesseract is told to divide what it is given.
  enum Segmentation {
    case page
    case block
    case line

    var mode: TessPageSegMode {
      switch self {
      case .page: PSM_AUTO
      case .block: PSM_SINGLE_BLOCK
      case .line: PSM_SINGLE_LINE
      }
    }
  }

  /// Gives the image to read, 8 bits a pixel.
  func setImage(_ raster: Raster, resolution: Int) {
    raster.bytes.withUnsafeBufferPointer {
      TessBaseAPISetImage(
        handle, $0.baseAddress, Int32(raster.width), Int32(raster.height),
        Int32(raster.bytesPerPixel), Int32(raster.width * raster.bytesPerPixel))
    }
    TessBaseAPISetSourceResolution(handle, Int32(resolution))
  }

  /// Reads the image given last, or the rectangle of it in pixels.
  ///
  /// - Returns: the words with boxes in pixels of the whole image, or `nil` when the time was over.
  func read(
    _ segmentation: Segmentation, in rectangle: PixelBox? = nil, timeout: Double
  ) -> [ReadWord]? {
    TessBaseAPISetPageSegMode(handle, segmentation.mode)
    if let rectangle {
      TessBaseAPISetRectangle(
        handle, Int32(rectangle.x), Int32(rectangle.y), Int32(rectangle.width),
        Int32(rectangle.height))
    }
    let monitor = TessMonitorCreate()
    defer { TessMonitorDelete(monitor) }
    TessMonitorSetDeadlineMSecs(monitor, Int32(max(1, min(timeout, 86_400)) * 1000))
    guard TessBaseAPIRecognize(handle, monitor) == 0 else { return nil }
    return ReadWordRepair.mended(
      JoinedWords.parted(RecognitionIterator(TessBaseAPIGetIterator(handle))?.words() ?? []))
  }

  /// Forgets the image.
  func clear() { TessBaseAPIClear(handle) }

  /// How the page stands, judged by an engine with the language `osd`.
  ///
  /// - Returns: the quarter turns clockwise that bring it upright, and how sure that is.
  func orientation() -> (quarters: Int, confidence: Double)? {
    TessBaseAPISetPageSegMode(handle, PSM_OSD_ONLY)
    var degrees: Int32 = 0
    var (confidence, scriptConfidence): (Float, Float) = (0, 0)
    var script: UnsafePointer<CChar>?
    guard
      TessBaseAPIDetectOrientationScript(
        handle, &degrees, &confidence, &script, &scriptConfidence) != 0
    else { return nil }
    return (Int(degrees) / 90, Double(confidence))
  }
}
