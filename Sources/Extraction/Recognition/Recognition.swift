import CLeptonica
import CPopplerGLib
import CTesseract

/// What the machine has for reading pages.
package enum Recognition {
  /// The languages that Tesseract has data for, sorted; empty where it finds no data at all.
  package static func installedLanguages() -> [String] {
    guard let handle = TessBaseAPICreate() else { return [] }
    defer { TessBaseAPIDelete(handle) }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    // The list needs a data path, which initialising without a language finds.
    _ = TessBaseAPIInit2(handle, nil, "osd", OEM_DEFAULT)
    guard let list = TessBaseAPIGetAvailableLanguagesAsVector(handle) else { return [] }
    defer { TessDeleteTextArray(list) }
    var languages: [String] = []
    var index = 0
    while let name = list[index] {
      languages.append(String(cString: name))
      index += 1
    }
    return languages.sorted()
  }

  /// Version of Tesseract: `5.3.0`.
  package static var tesseractVersion: String {
    TessVersion().map { String(cString: $0) } ?? "unknown"
  }

  /// Version of poppler: `22.12.0`.
  package static var popplerVersion: String {
    poppler_get_version().map { String(cString: $0) } ?? "unknown"
  }

  /// Version of Leptonica: `1.82.0`.
  package static var leptonicaVersion: String {
    guard let text = getLeptonicaVersion() else { return "unknown" }
    defer { lept_free(text) }
    return String(cString: text).split(separator: "-").last.map(String.init) ?? "unknown"
  }
}
