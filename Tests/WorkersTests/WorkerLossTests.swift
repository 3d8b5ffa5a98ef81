import Testing
import Workers

@Suite struct WorkerLossTests {
  @Test(arguments: [
    (WorkerLoss.silent(seconds: 5), "gave no sign of life for 5 s"),
    (.memory(megabytes: 100), "needed more than 100 MB of memory"),
    (.signal(11), "made the worker process crash (signal 11)"),
    (.exit(3), "made the worker process end (exit code 3)"),
    (.notStarted(reason: "no"), "the worker process could not be started: no"),
  ])
  func saysWhatHappened(loss: WorkerLoss, text: String) {
    #expect(loss.description == text)
  }
}
