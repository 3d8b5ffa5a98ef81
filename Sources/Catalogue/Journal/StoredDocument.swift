/// A document whose outputs are there, as the journal finds it by its content.
package struct StoredDocument: Hashable, Sendable {
  /// The path of the input that it was converted from.
  package var path: String
  /// Where its outputs are: a path below the output folder, without extension.
  package var base: String
  /// Its outputs, relative to the output folder.
  package var outputs: [String]
  /// The run that converted it.
  package var run: Int64

  /// What the names of its outputs end in, without the full stop.
  package var endings: [String] { outputs.map { String($0.dropFirst(base.count + 1)) } }

  /// Creates a document.
  package init(path: String, base: String, outputs: [String], run: Int64) {
    self.path = path
    self.base = base
    self.outputs = outputs
    self.run = run
  }
}
