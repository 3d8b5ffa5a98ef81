import ArgumentParser
import Evaluation
import Pipeline
import Restoration
import Terminal

struct EvaluateEvidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Tries weights of what the recogniser says against what the n-gram model says.",
    discussion: """
      Reads scans whose text is known, restores what was read with each weight in turn, all others \
      being as they are by default, and prints the wrong syllables. Scripts/make-pages makes such \
      scans.
      """)

  @OptionGroup var model: ModelOption

  @Option(
    help: ArgumentHelp(
      "A weight to try and its values: image, layer or sureness.", valueName: "name=value,...")
  )
  var vary: [WeightValues] = []

  @Option(
    help: ArgumentHelp(
      "Keep what was read in a folder, so that the next run need not read again.",
      valueName: "folder"))
  var keep: String?

  @Argument(help: ArgumentHelp("Scans, each with its true text.", valueName: "scan=truth"))
  var scans: [String]

  func validate() throws {
    guard !scans.isEmpty, scans.allSatisfy({ $0.split(separator: "=", maxSplits: 1).count == 2 })
    else {
      throw ValidationError("Give scans with their true texts: SCAN=TRUTH ...")
    }
  }

  func run() async throws {
    let trial = try EvidenceTrial(
      ConversionOptions(model: try model.find()), keepingIn: keep)
    let pairs = scans.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let truths = try pairs.map { try TextFile.read($0[1]) }
    let read = try await withThrowingTaskGroup(of: (Int, EvidenceTrial.Reading).self) { group in
      for (index, pair) in pairs.enumerated() {
        group.addTask { (index, try await trial.read(pair[0])) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let readings = truths.indices.compactMap { index in
      read[index].map { (reading: $0, truth: truths[index]) }
    }
    func show(_ name: String, _ weights: EvidenceWeights) throws {
      var total = TextScore()
      for (reading, truth) in readings {
        total += try TextScore(
          gold: truth, hypothesis: trial.text(of: reading, weights), pages: true)
      }
      TerminalStream.output.writeLine(total.formatted(name: name))
    }
    try show("as by default", EvidenceWeights())
    for weight in vary {
      for value in weight.values {
        var weights = EvidenceWeights()
        weights[weight.name] = value
        try show("\(weight.name) \(value)", weights)
      }
    }
  }
}
