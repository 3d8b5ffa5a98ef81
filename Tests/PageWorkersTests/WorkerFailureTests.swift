import Testing
import Workers

@testable import PageWorkers

@Suite struct WorkerFailureTests {
  @Test(arguments: [
    (WorkerLoss.silent(seconds: 5), "it took longer than 5 seconds and its reader was stopped"),
    (.memory(megabytes: 100), "its reader needed more than 100 MB of memory"),
    (.signal(11), "its reader crashed (signal 11)"),
    (.exit(3), "its reader ended with code 3"),
    (.notStarted(reason: "no"), "its reader could not be started: no"),
  ])
  func saysWhatItMeansForThePage(loss: WorkerLoss, text: String) {
    #expect(WorkerFailure(loss).reason == text)
  }

  @Test func anAnswerThatIsNoneIsSaidToBeOne() {
    #expect(WorkerFailure.unintelligible.reason == "its reader gave no intelligible answer")
  }
}
