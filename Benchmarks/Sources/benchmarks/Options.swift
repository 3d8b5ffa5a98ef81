import Foundation

/// What to measure with.
struct Options {
  var model = ""
  /// The garbled text: plain, or with tabs, of which the first column is taken.
  var text: String?
  /// The program whose start is measured.
  var program: String?
  /// Whether only new tokens are measured.
  var isOfNewTokens = false
  /// Where the readings of the new tokens are written.
  var readings: String?
  /// Lengths of text, in syllables, that memory and speed are measured at.
  var sizes = [10_000, 1_000_000]

  static let usage = """
    usage: benchmarks [--new-tokens [--readings FILE]] [--model FILE] [--text FILE] [--dau PROGRAM]
                      [--size N]

      --new-tokens   measure only what a token costs that is seen for the first time
      --readings FILE  write there the readings of these tokens, to compare two builds by

      --model FILE   the model; by default DAU_MODEL or Dictionaries/vietnamese.dau
      --text FILE    garbled text, plain or compressed with Zstandard; of lines with tabs the first
                     column; by default ../shared/parallel/rendered.eng.tsv.zst beside the checkout,
                     else the plans in Corpus/
      --dau PROGRAM  the program to start; by default .build/release/dau
      --size N       also restore N syllables, say 100000000
    """

  /// The folder of the checkout.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  init(_ arguments: [String]) throws {
    let environment = ProcessInfo.processInfo.environment
    model = environment["DAU_MODEL"] ?? Options.checkout + "/Dictionaries/vietnamese.dau"
    text = Options.existing(Options.checkout + "/../shared/parallel/rendered.eng.tsv.zst")
    program = Options.existing(Options.checkout + "/.build/release/dau")
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--new-tokens" {
        isOfNewTokens = true
        continue
      }
      guard ["--model", "--text", "--dau", "--readings", "--size"].contains(name),
        let value = rest.popFirst()
      else {
        throw BadArguments(argument: name)
      }
      switch name {
      case "--model": model = value
      case "--text": text = value
      case "--readings": readings = value
      case "--size":
        guard let size = Int(value) else { throw BadArguments(argument: value) }
        sizes.append(size)
      default: program = value
      }
    }
  }

  private static func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }
}

/// An argument that means nothing here.
struct BadArguments: Error, CustomStringConvertible {
  var argument: String
  var description: String { "cannot use \(argument)\n\(Options.usage)" }
}
