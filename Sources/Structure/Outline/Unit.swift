import DocumentGrammar
import DocumentModel

/// A unit of the outline with where its parts stand in the manuscript.
///
/// A class, since all readers hand units around and none changes them.
final class Unit: Sendable {
  /// What is reported.
  let section: Section
  /// Its label.
  let label: ListLabel
  /// Index of the unit that holds it.
  let parent: Int?
  /// The lines of the manuscript that it takes up, children excluded.
  let lines: Range<Int>
  /// Everything behind the label, children excluded.
  let content: Range<Int>
  /// The title phrase.
  let heading: Range<Int>?
  /// The running text behind the heading.
  let body: Range<Int>

  init(
    section: Section, label: ListLabel, parent: Int?, lines: Range<Int>, content: Range<Int>,
    heading: Range<Int>?, body: Range<Int>
  ) {
    self.section = section
    self.label = label
    self.parent = parent
    self.lines = lines
    self.content = content
    self.heading = heading
    self.body = body
  }
}
