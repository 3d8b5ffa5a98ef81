import ArgumentParser
import Restoration

extension RestorationTrainer.PairSource: ExpressibleByArgument {
  /// Reads `eng=FILE`.
  public init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, RestorationTrainer.trainedChannels.contains(parts[0]) else {
      return nil
    }
    self.init(channel: parts[0], path: parts[1])
  }
}
