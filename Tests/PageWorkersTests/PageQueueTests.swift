import SourceFiles
import Testing

@testable import PageWorkers

@Suite struct PageQueueTests {
  private func queue(pages: Int) async -> (PageQueue, Task<Void, Never>) {
    let queue = PageQueue()
    let asking = Task {
      await withTaskGroup(of: Void.self) { group in
        for page in 1...pages {
          group.addTask {
            _ = await withCheckedContinuation { continuation in
              queue.add(
                PageJob(
                  request: WorkerRequest(path: "a", options: .init(), page: page),
                  timeout: .seconds(1), answer: continuation))
            }
          }
        }
      }
    }
    return (queue, asking)
  }

  @Test func whatIsPutBackComesFirst() async throws {
    let (queue, asking) = await queue(pages: 6)
    var jobs: [PageJob] = []
    for _ in 1...6 { jobs.append(try #require(await queue.next())) }
    queue.putBack(jobs[4])
    queue.putBack(jobs[2])
    #expect(await queue.next()?.request.page == jobs[2].request.page)
    #expect(await queue.next()?.request.page == jobs[4].request.page)
    #expect(queue.spare(of: 1) == nil)
    for job in jobs { job.answer.resume(returning: .failure(.unintelligible)) }
    await asking.value
  }

  @Test func aJobIsToSpareWhereEnoughWait() async throws {
    let (queue, asking) = await queue(pages: 4)
    let first = try #require(await queue.next())
    while queue.spare(of: 4) != nil { Issue.record("three jobs wait at most") }
    queue.putBack(first)
    var jobs: [PageJob] = []
    while jobs.isEmpty {
      if let spare = queue.spare(of: 4) { jobs.append(spare) }
      await Task.yield()
    }
    #expect(jobs[0].request.page == first.request.page)
    for _ in 2...4 { jobs.append(try #require(await queue.next())) }
    for job in jobs { job.answer.resume(returning: .failure(.unintelligible)) }
    await asking.value
  }
}
