/// What a worker is asked: to convert one document.
struct DocumentRequest: Codable, Hashable, Sendable {
  /// What the answers name the request by.
  var id: String
  /// The file to read.
  var path: String
  /// The path that the outputs shall name, where it is not `path`.
  var source: String?
  /// Whether the answer shall hold the document itself; it does unless this is `false`.
  var document: Bool?
  /// Whether the answer shall hold the rows that a catalogue keeps.
  var rows: Bool?
  /// Whether they shall follow the answer as bytes instead, which takes less time; what they are, only
  /// the same version of the program knows.
  var packedRows: Bool?
  /// Where the outputs are to be written: a path without extension.
  var output: String?
  /// The file of its corrections, where there is one.
  var corrections: String?
  /// Whether each page is to be told as it is done.
  var progress: Bool?

  /// Creates a request.
  init(
    id: String, path: String, source: String? = nil, document: Bool? = nil, rows: Bool? = nil,
    packedRows: Bool? = nil, output: String? = nil, corrections: String? = nil,
    progress: Bool? = nil
  ) {
    self.id = id
    self.path = path
    self.source = source
    self.document = document
    self.rows = rows
    self.packedRows = packedRows
    self.output = output
    self.corrections = corrections
    self.progress = progress
  }
}
