#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Float {
  /// The natural logarithm of a probability, computed in double precision.
  package static func log(_ probability: Double) -> Float {
    #if canImport(Glibc)
      Float(Glibc.log(probability))
    #else
      Float(Darwin.log(probability))
    #endif
  }
}

extension Float {
  /// The probability that a natural logarithm stands for, computed in double precision.
  package static func exp(_ logarithm: Float) -> Double {
    #if canImport(Glibc)
      Glibc.exp(Double(logarithm))
    #else
      Darwin.exp(Double(logarithm))
    #endif
  }
}
