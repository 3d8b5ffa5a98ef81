import DocumentGrammar
import DocumentModel

/// Makes the rows of a table of tasks into assignments.
struct TaskTableReader {
  private let context: AssignmentContext

  init(context: AssignmentContext) {
    self.context = context
  }

  /// The assignments of a table; none where it has no columns for tasks and agencies.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  func read(_ found: TableReader.Found, path: [String]) -> [Assignment] {
    let columns = found.table.columns.map(TaskField.column)
    guard let taskColumn = columns.firstIndex(of: .task),
      columns.contains(where: { if case .agency = $0 { true } else { false } })
    else { return [] }
    var assignments: [Assignment] = []
    for (row, line) in zip(found.table.rows, found.rowLines) {
      var made = Assignment(
        agencies: [], role: .responsible, task: row[taskColumn], path: path, line: line,
        page: found.table.page)
      for (field, cell) in zip(columns, row) where !cell.isEmpty {
        switch field {
        case .agency(let leads):
          made.agencies += agencies(cell)
          if leads { made.role = .lead }
        case .coordinators: made.coordinators += agencies(cell)
        case .deadline: made.deadline = context.deadlines.whole(cell)
        case .product: made.product = TaskBlockReader.withoutEnd(cell)
        case .budget: made.budget = TaskBlockReader.withoutEnd(cell)
        case .task, nil: break
        }
      }
      guard !made.agencies.isEmpty, !made.task.isEmpty else { continue }
      let task = ScanText(made.task)
      made.targets = TargetReader(task).read(0..<task.count)
      assignments.append(made)
    }
    return assignments
  }

  private func agencies(_ cell: String) -> [String] {
    let text = ScanText(cell)
    return AgencyList.divide(text, 0..<text.count).map(text.flowing)
  }
}
