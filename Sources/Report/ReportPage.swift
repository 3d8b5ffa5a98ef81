import Foundation
import SourceFiles

/// A whole report: one HTML file that needs no other and no network.
package struct ReportPage: Sendable {
  /// What stands at its top and in the title of its window.
  package var title: String
  /// The language in which it is opened; a switch in the page changes it.
  package var language: Language
  /// The program's name and version.
  package var generator: String

  /// Creates a report.
  package init(title: String, language: Language, generator: String) {
    self.title = title
    self.language = language
    self.generator = generator
  }

  /// The file.
  ///
  /// - Parameter content: The HTML of what it shows.
  package func html(_ content: String) -> String {
    Templates.render(
      "report",
      [
        "title": title, "generator": generator, "policy": Self.policy,
        "styleSheet": ReportAssets.styleSheet, "script": ReportAssets.script,
        "strings": InterfaceStrings.json,
        "body": "<main id=\"content\" tabindex=\"-1\">\(content)</main>",
      ], in: language)
  }

  /// Nothing but this very style sheet, this very script, and images in the file itself.
  static let policy = [
    "default-src 'none'", "img-src data:", "style-src '\(digest(ReportAssets.styleSheet))'",
    "script-src '\(digest(ReportAssets.script))'", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")

  private static func digest(_ text: String) -> String {
    let hexadecimal = Array(ContentDigest.sha256(of: Array(text.utf8)).utf8)
    let bytes = stride(from: 0, to: hexadecimal.count - 1, by: 2).compactMap {
      UInt8(String(decoding: hexadecimal[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
    return "sha256-\(Data(bytes).base64EncodedString())"
  }
}
