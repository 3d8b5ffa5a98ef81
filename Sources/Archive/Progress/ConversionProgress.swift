/// Where the progress of a conversion is told: to a person or to a program.
package enum ConversionProgress: Sendable {
  /// To a person.
  case display(ProgressDisplay)
  /// To a program, as newline JSON.
  case log(ProgressLog)

  /// Tells an event.
  package func show(_ event: ConversionEvent) {
    switch self {
    case .display(let display): display.show(event)
    case .log(let log): log.show(event)
    }
  }

  /// Tells what came of the run.
  package func finish(_ report: ConversionReport) {
    switch self {
    case .display(let display): display.finish(report)
    case .log(let log): log.finish(report)
    }
  }
}
