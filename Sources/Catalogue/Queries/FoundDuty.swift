/// A task of an agency.
package struct FoundDuty: Codable, Hashable, Sendable {
  /// Path of the document that says so.
  package var path: String
  /// Số, ký hiệu of the document.
  package var symbol: String?
  /// The agencies, as printed.
  package var agencies: [String]
  /// What part the agency has: `lead`, `responsible`, `coordinate` or `requested`; of those that
  /// the others are to work with, `coordinator`.
  package var role: String
  /// What is to be done.
  package var task: String
  /// By when, as printed.
  package var deadline: String?
  /// The last day as `yyyy-MM-dd`.
  package var deadlineDate: String?
  /// 1-based line of the text.
  package var line: Int
  /// 1-based page.
  package var page: Int?
}
