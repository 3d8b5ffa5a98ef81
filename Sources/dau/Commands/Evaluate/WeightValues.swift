import ArgumentParser
import Restoration

/// A weight and values for it, as in `sureness=0,0.5,1`.
struct WeightValues: ExpressibleByArgument {
  var name: String
  var values: [Float]

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, EvidenceWeights.names.contains(String(parts[0])) else { return nil }
    let values = parts[1].split(separator: ",").map { Float($0) }
    guard !values.isEmpty, values.allSatisfy({ $0 != nil }) else { return nil }
    name = String(parts[0])
    self.values = values.compactMap(\.self)
  }
}
