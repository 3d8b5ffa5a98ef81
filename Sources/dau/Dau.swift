import ArgumentParser

@main
struct Dau: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dau", abstract: "Restores Vietnamese administrative paperwork.")
}
