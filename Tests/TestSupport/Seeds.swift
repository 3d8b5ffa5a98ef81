import Foundation

/// The seeds that a property is tried with.
///
/// They are the same for everyone, so that a suite that passed passes again. Others are tried by the
/// environment: `DAU_SEEDS=1001-1300 swift test --filter NAME`.
public enum Seeds {
  /// The seeds 1, 2, 3, ..., or those that the environment names.
  public static func first(_ count: UInt64) -> ClosedRange<UInt64> { named ?? 1...count }

  private static let named: ClosedRange<UInt64>? = {
    guard let text = ProcessInfo.processInfo.environment["DAU_SEEDS"] else { return nil }
    let ends = text.split(separator: "-").compactMap { UInt64($0) }
    guard ends.count == 2, ends[0] <= ends[1], ends[1] < .max else {
      fatalError("DAU_SEEDS is \(text), not a range such as 1001-1300")
    }
    return ends[0]...ends[1]
  }()
}
