/// By what a document is known: two mentions with the same identity are one document.
///
/// The identifier is an FRBR work identifier after the naming convention of Akoma Ntoso:
/// `/akn/vn/act/nghi-dinh/2020/30-2020-nd-cp`. Numbers of documents start anew each year and with
/// each issuer, so year and, where the abbreviation does not name one body of the whole country, the
/// issuer are part of it as far as they are known.
package struct DocumentIdentity: Hashable, Sendable {
  /// Tên loại.
  package var type: String?
  /// Số, ký hiệu.
  package var symbol: String?
  /// Of a law, its name.
  package var name: String?
  /// The year of issue.
  package var year: Int?
  /// The canonical name of the issuer, where the symbol does not name it.
  package var issuer: String?

  /// Creates an identity.
  package init(type: String?, symbol: String?, name: String?, year: Int?, issuer: String?) {
    self.type = type
    self.symbol = symbol
    self.name = name
    self.year = year
    self.issuer = issuer
  }

  /// Types of documents that lay down law; all others are papers.
  private static let acts: Set<String> = [
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị định", "Nghị quyết", "Quyết định",
    "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", "Văn bản hợp nhất", "Chỉ thị",
    "Sắc lệnh",
  ]

  /// The identifier, or `nil` where neither symbol nor name is known.
  ///
  /// - Complexity: O(*n*) in the length of the parts.
  package var id: String? {
    let type = type ?? "Văn bản"
    var parts = ["/akn/vn", Self.acts.contains(type) ? "act" : "doc", type.slug]
    if let issuer { parts.append(issuer.slug) }
    if let year { parts.append(String(year)) }
    if let symbol {
      parts.append(symbol.slug)
    } else if let name {
      let subject = name.hasPrefix(type) ? String(name.dropFirst(type.count)) : name
      let slug = subject.slug
      if !slug.isEmpty { parts.append(slug) }
    } else {
      return nil
    }
    return parts.joined(separator: "/")
  }

  /// One way of writing for all mentions: `Nghị định 30/2020/NĐ-CP`, `Luật Đất đai 2024`.
  package var normalForm: String? {
    if let symbol {
      return ([name ?? type, symbol].compactMap { $0 }).joined(separator: " ")
    }
    guard let name else { return nil }
    return year.map { "\(name) \($0)" } ?? name
  }
}
