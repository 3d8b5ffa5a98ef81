import DocumentModel
import Foundation
import Testing

@testable import Export

/// The published schema and the JSON that is written name the same fields.
@Suite struct DocumentSchemaTests {
  private let fields: SchemaFields

  init() throws { fields = try SchemaFields(DocumentSchema.text) }

  @Test func everyFieldIsDescribed() {
    #expect(fields.undescribed == [])
  }

  @Test func everyFieldIsWrittenAndEveryWrittenOneIsInTheSchema() throws {
    let json = try DocumentJSON.text(of: CompleteDocument.document)
    let written = try fields.written(in: json)
    #expect(written.subtracting(fields.all) == [])
    #expect(fields.all.subtracting(written) == [])
  }

  @Test func aFieldThatTheSchemaLacksIsSeen() throws {
    let written = try fields.written(in: #"{"text": "", "header": {"colour": "red"}}"#)
    #expect(written.subtracting(fields.all) == ["header.colour"])
  }

  @Test func whatAFieldMaySayIsListed() {
    func expect<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type, _ field: String)
    {
      #expect(fields.values(of: field) == Set(Value.allCases.map(\.rawValue)), "\(field)")
    }
    expect(PageSource.self, "page.source")
    expect(Section.Kind.self, "section.kind")
    expect(Citation.Role.self, "citation.role")
    expect(Citation.Flag.self, "citation.flags")
    expect(Assignment.Role.self, "assignment.role")
    expect(DeadlineTerm.Recurrence.Unit.self, "term.recurrence.unit")
    expect(DeadlineTerm.Span.Unit.self, "term.within.unit")
    expect(Target.Comparison.self, "target.comparison")
    expect(TextSpan.Place.self, "span.place")
    expect(TextSpan.Reason.self, "span.reason")
    expect(Word.Flag.self, "word.flags")
  }
}
