import DocumentModel

/// Many documents as three tables for spreadsheets: the documents, what they cite, who must do what.
package struct DocumentCSV: Sendable {
  /// A row a document.
  package private(set) var documents = CSVTable(columns: [
    "Tệp", "Cơ quan chủ quản", "Cơ quan ban hành", "Số, ký hiệu", "Địa danh", "Ngày ban hành",
    "Tên loại", "Trích yếu", "Thẩm quyền ký", "Chức vụ", "Người ký", "Nơi nhận", "Số trang",
    "Định danh",
  ])
  /// A row a mention of a document.
  package private(set) var citations = CSVTable(columns: [
    "Tệp", "Dòng", "Trang", "Vai trò", "Tên loại", "Số, ký hiệu", "Tên", "Ngày ban hành",
    "Cơ quan ban hành", "Điều khoản", "Nguyên văn", "Dạng chuẩn", "Định danh", "Cảnh báo",
  ])
  /// A row a task.
  package private(set) var assignments = CSVTable(columns: [
    "Tệp", "Dòng", "Trang", "Mục", "Cơ quan", "Tên chuẩn", "Vai trò", "Nhiệm vụ", "Phối hợp",
    "Tên chuẩn phối hợp", "Thời hạn", "Ngày hết hạn", "Định kỳ", "Sản phẩm", "Chỉ tiêu", "Kinh phí",
  ])

  /// Starts without rows.
  package init() {}

  /// Adds a document's rows.
  ///
  /// - Complexity: O(*n*) in the size of its structure.
  package mutating func add(_ document: Document) {
    let path = document.source.path
    let structure = document.structure
    let header = structure.header
    documents.add([
      path, header.parentBody, header.issuer, header.symbol, header.place, header.date, header.type,
      header.title, structure.signature.authority, structure.signature.capacity,
      structure.signature.signer, structure.recipients.joined(separator: "; "),
      "\(document.source.pages)", header.id,
    ])
    for citation in structure.citations {
      citations.add([
        path, "\(citation.line)", citation.page.map(String.init), Self.role(citation.role),
        citation.type, citation.symbol, citation.name,
        citation.date ?? citation.year.map(String.init), citation.issuer,
        citation.units.map(\.printed).joined(separator: "; "), citation.text, citation.normalForm,
        citation.id, citation.flags.map(Self.warning).joined(separator: "; "),
      ])
    }
    for task in structure.assignments {
      assignments.add([
        path, "\(task.line)", task.page.map(String.init), task.path.joined(separator: " > "),
        task.agencies.joined(separator: "; "), task.agencyNames.map(\.name).joined(separator: "; "),
        Self.role(task.role), task.task, task.coordinators.joined(separator: "; "),
        task.coordinatorNames.map(\.name).joined(separator: "; "), task.deadline?.text,
        task.deadline?.date, task.deadline?.recurrence, task.product,
        task.targets.map(\.text).joined(separator: "; "), task.budget,
      ])
    }
  }

  private static func role(_ role: Citation.Role) -> String {
    switch role {
    case .basis: "căn cứ"
    case .reference: "dẫn chiếu"
    case .amended: "được sửa đổi"
    case .self: "chính văn bản này"
    }
  }

  private static func role(_ role: Assignment.Role) -> String {
    switch role {
    case .lead: "chủ trì"
    case .responsible: "thực hiện"
    case .coordinate: "phối hợp"
    case .requested: "đề nghị"
    }
  }

  private static func warning(_ flag: Citation.Flag) -> String {
    switch flag {
    case .impossibleDate: "ngày không có trong lịch"
    case .doubledDigits: "năm in thừa chữ số"
    case .yearContradictsSymbol: "năm khác với số, ký hiệu"
    case .typeContradictsSymbol: "tên loại khác với ký hiệu"
    case .issuerContradictsSymbol: "cơ quan khác với ký hiệu"
    }
  }
}

extension CitedUnit {
  /// The unit as it is printed: `điểm a khoản 2 Điều 5`.
  var printed: String {
    var parts: [String] = []
    if let point { parts.append("điểm \(point)") }
    if let clause { parts.append("khoản \(clause)") }
    if let article { parts.append("Điều \(article)") }
    if let chapter { parts.append("Chương \(chapter)") }
    return parts.joined(separator: " ")
  }
}
