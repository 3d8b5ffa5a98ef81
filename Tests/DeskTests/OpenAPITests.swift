import Foundation
import Pipeline
import Testing

@testable import Desk

@Suite("The description of the HTTP interface")
struct OpenAPITests {
  private struct Description: Decodable {
    var paths: [String: [String: Operation]]
    var components: Components

    struct Operation: Decodable { var operationId: String }
    struct Components: Decodable { var schemas: [String: Anything] }
    struct Anything: Decodable {}
  }

  @Test("names every address and no other")
  func isComplete() throws {
    guard let model = try? ModelLocation.find(nil) else { try Test.cancel("there is no model") }
    let archive = try SmallArchive()
    let server = try DeskServer(
      DeskSettings(archive: archive.folder.path, options: .init(model: model), threads: 1),
      logger: .init(label: "test"))
    let description = try JSONDecoder().decode(Description.self, from: Data(OpenAPI.json))
    var described: Set<String> = []
    for (path, operations) in description.paths {
      for method in operations.keys { described.insert("\(method.uppercased()) \(path)") }
    }
    let names = description.paths.values.flatMap { $0.values.map(\.operationId) }
    #expect(Set(names).count == names.count)
    // What is for browsers is no part of the interface, nor is what refuses other methods.
    let routes = Set(
      server.interfaceRoutes.map { "\($0.method) \($0.path)" }.filter {
        !$0.contains("/desk") && !$0.hasSuffix(" /")
      })
    #expect(described == routes)
  }
}
