import DocumentModel

@testable import Structure

/// A structure as short lines of text, so that a failing test shows a readable difference.
struct Summary {
  let structure: DocumentStructure

  init(_ text: String) {
    structure = StructureReader().read(Page.pages(ofPlainText: text))
  }

  init(pages: [Page]) {
    structure = StructureReader().read(pages)
  }

  /// `path kind heading`, an unnamed unit by the start of its text.
  var outline: [String] {
    structure.sections.map { section in
      let path = section.path.joined(separator: "/")
      let mark = section.kind == .indent ? " -" : (section.kind == .subindent ? " +" : "")
      let words = section.heading.map { "[\($0)]" } ?? String(section.text.prefix(14))
      return "\(path)\(mark) \(words)"
    }
  }

  /// `role type symbol-or-name date-or-year issuer`
  var citations: [String] {
    structure.citations.map { citation in
      let parts = [
        citation.role.rawValue, citation.type, citation.symbol ?? citation.name,
        citation.date ?? citation.year.map(String.init), citation.issuer,
      ]
      return parts.compactMap { $0 }.joined(separator: " | ")
    }
  }

  /// `agencies role task-start (coordinators) <deadline>`
  var assignments: [String] {
    structure.assignments.map { one in
      var text = one.agencies.joined(separator: " + ") + " \(one.role.rawValue): "
      text += one.task.prefix(20)
      if !one.coordinators.isEmpty {
        text += " (" + one.coordinators.joined(separator: " + ") + ")"
      }
      if let deadline = one.deadline { text += " <\(deadline.text)>" }
      if let product = one.product { text += " {\(product)}" }
      return text
    }
  }
}
