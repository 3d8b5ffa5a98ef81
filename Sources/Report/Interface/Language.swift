/// A language of the interface; documents are shown in their own.
package enum Language: String, Hashable, Sendable, CaseIterable {
  /// Tiếng Việt.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}
