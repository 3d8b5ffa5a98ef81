import ArgumentParser
import Corrections
import DurableFiles
import LanguageModel
import Pipeline
import Restoration
import Terminal

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Builds a model from text and from aligned pairs of garbled and true lines.",
    discussion: """
      Text is one paragraph a line; pairs are lines of garbled text, a tab, and true text. Both may \
      be compressed with Zstandard. The same input gives the same model, byte for byte.
      """)

  @Option(
    name: .customLong("text"), parsing: .singleValue,
    help: ArgumentHelp(
      "Text to learn from; the weight is 1 to 15, 4 by default.", valueName: "file[=weight]"))
  var texts: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Pairs to learn a channel from: eng or vie.", valueName: "channel=file"))
  var pairs: [RestorationTrainer.PairSource] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Lists whose words, names above all, are known however rare they are.", valueName: "file"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take the language model of this file and learn the channels only.", valueName: "file"))
  var languageModel: String?

  @Option(
    help: ArgumentHelp(
      """
      Largest number of n-grams of two words, of three and, where there are three numbers, of four.
      """, valueName: "n,n[,n]"))
  var limits: String?

  @Option(
    help: ArgumentHelp("Take the channels that no pairs teach from this file.", valueName: "file"))
  var channels: String?

  @Option(
    help: ArgumentHelp(
      "Adapt the language model of this file to the text; channels without pairs are its own.",
      valueName: "file"))
  var adapt: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Corrections of the review desk that the channels learn from, beside all else: an export, or a"
        + " folder of dau convert.", valueName: "path"))
  var corrections: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --adapt, how much the given model counts; by default what suits the text best.",
      valueName: "0...1"))
  var weight: Double?

  @Option(
    help: ArgumentHelp(
      "Keep one block of 100 lines in this many out of the training, for measuring.",
      valueName: "number"))
  var holdOut = 0

  @Option(
    help: ArgumentHelp(
      """
      Where to write the lines that are kept out: file name, tab, development or test, tab, line.
      """, valueName: "file"))
  var heldOut: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "file"))
  var output: String

  func validate() throws {
    if adapt != nil, (texts.isEmpty && corrections.isEmpty) || languageModel != nil {
      throw ValidationError(
        "--adapt wants --text or --corrections (once or more), and no --language-model.")
    }
    if channels != nil, texts.isEmpty || adapt != nil {
      throw ValidationError("--channels wants --text (once or more), and no --adapt.")
    }
    guard adapt != nil || weight == nil, (0...1).contains(weight ?? 0) else {
      throw ValidationError("--weight wants a number from 0 to 1, and --adapt.")
    }
    guard texts.isEmpty != (languageModel == nil) || (adapt != nil && texts.isEmpty) else {
      throw ValidationError("Give either --text (once or more) or --language-model.")
    }
    guard holdOut >= 0 else { throw ValidationError("--hold-out wants 0 or a number above.") }
  }

  func run() throws {
    var trainer = RestorationTrainer()
    trainer.language.holdOut = HoldOut(share: holdOut)
    trainer.language.report = { TerminalStream.error.writeLine($0) }
    if let limits = try limits.map(Train.limits) {
      trainer.language.limits = limits
      trainer.language.order = limits.count + 1
    }
    for list in words {
      trainer.language.listedWords.formUnion(try LanguageModelTrainer.words(inList: list))
    }
    if let heldOut {
      guard let file = TerminalStream(creating: heldOut) else {
        throw ModelError.unwritable(path: heldOut, reason: "cannot be opened")
      }
      trainer.language.onHeldOutLine = { path, part, line in
        let name = path.split(separator: "/").last ?? ""
        file.writeLine("\(name)\t\(part.rawValue)\t\(line)")
      }
    }
    // The files of the lessons go with them, and the trainer knows only their names.
    let lessons = try Lessons(corrections)
    try withExtendedLifetime(lessons) { try learn(trainer, lessons.sources) }
  }

  private func learn(
    _ trainer: RestorationTrainer, _ lessons: [RestorationTrainer.PairSource]
  ) throws {
    if let adapt, texts.isEmpty {
      return try trainer.teach(adapt, pairs: pairs + lessons, to: output)
    } else if let adapt {
      try self.adapt(adapt, trainer)
    } else if let languageModel {
      try trainer.retrainChannels(of: languageModel, pairs: pairs, to: output)
    } else if let channels {
      try trainer.write(
        language: try trainer.language.train(try texts.map(source)),
        channelsOf: try ModelFile(path: channels), pairs: pairs, to: output)
    } else {
      try trainer.train(texts: try texts.map(source), pairs: pairs, to: output)
    }
    if !lessons.isEmpty { try trainer.teach(output, pairs: lessons, to: output) }
  }

  /// What corrections teach, in files as the trainer reads them, which go with the object.
  private struct Lessons {
    private let files: [PreparedFile]
    let sources: [RestorationTrainer.PairSource]

    init(_ paths: [String]) throws {
      var pairs = TrainingPairs()
      for path in paths {
        for log in try CorrectionFiles.read(path) { pairs.add(log) }
      }
      var files: [PreparedFile] = []
      sources = try pairs.pairs.keys.sorted().map { channel in
        let file = PreparedFile()
        try AtomicFile.write(pairs.text(of: channel), to: file.path)
        files.append(file)
        return .init(channel: channel, path: file.path)
      }
      self.files = files
      if !paths.isEmpty, sources.isEmpty {
        throw InputError(
          path: paths.joined(separator: ", "), reason: "holds no correction to learn from")
      }
    }
  }

  private func adapt(_ model: String, _ trainer: RestorationTrainer) throws {
    var adapter = ModelAdapter()
    adapter.weight = weight
    adapter.holdOut = trainer.language.holdOut
    adapter.onHeldOutLine = trainer.language.onHeldOutLine
    adapter.report = trainer.language.report
    let base = try ModelFile(path: model)
    try trainer.write(
      language: try adapter.sections(adapting: base, to: try texts.map(source)),
      channelsOf: base, pairs: pairs, to: output)
  }

  private static func limits(_ text: String) throws -> [Int] {
    let limits = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard (1...3).contains(limits.count), limits.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--limits wants one to three numbers above 0, not \(text)")
    }
    return limits
  }

  private func source(_ text: String) throws -> LanguageModelTrainer.Source {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      return .init(path: text, weight: LanguageModelTrainer.unitWeight)
    }
    guard let weight = Int(parts[1]), (1...15).contains(weight) else {
      throw ValidationError(
        "--text wants FILE or FILE=WEIGHT with a weight from 1 to 15, not \(text)")
    }
    return .init(path: parts[0], weight: weight)
  }
}
