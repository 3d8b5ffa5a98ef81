/// One of the six tones of Vietnamese, in dictionary order.
package enum Tone: UInt8, Hashable, Sendable, CaseIterable {
  /// No mark.
  case ngang
  /// Grave accent.
  case huyen
  /// Hook above.
  case hoi
  /// Tilde.
  case nga
  /// Acute accent.
  case sac
  /// Dot below.
  case nang
}
