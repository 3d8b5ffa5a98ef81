import Foundation
import PageService

/// The program that reads pages for `dau`: requests on standard input, answers on standard output.
///
/// It is no program for users, and comes up for each document that is read alone; its two options are
/// read by hand, since a parser of arguments took a twelfth of that time.
@main
struct PagesProgram {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    var memoryLimit: Int?
    while let argument = arguments.popFirst() {
      switch argument {
      case "--describe": return PageService.describe()
      case "--memory-limit":
        guard let megabytes = arguments.popFirst().flatMap({ Int($0) }), megabytes > 0 else {
          fail()
        }
        memoryLimit = megabytes
      default: fail()
      }
    }
    PageService.run(memoryLimit: memoryLimit)
  }

  private static func fail() -> Never {
    FileHandle.standardError.write(Data("usage: dau-pages [--memory-limit MB] [--describe]\n".utf8))
    exit(64)
  }
}
