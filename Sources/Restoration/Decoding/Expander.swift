import LanguageModel

/// Works out which arcs can be followed from a state and at what cost.
///
/// What depends on the last word alone is remembered in a `PairTable`; the longer contexts are looked
/// up each time, those of all arcs at once.
struct Expander: ~Copyable {
  /// What can follow: the arcs of a node, or those that read two of its tokens as one.
  struct Target: BitwiseCopyable {
    var arcs: UInt32
    var count: UInt16
    /// What the scores of the arcs depend on.
    var position: Candidate.Position
    /// Whether a sentence or clause ends behind the arcs.
    var endsSentence: Bool

    /// A number for the arcs and what is to be known of them, never 0.
    @inline(__always)
    var number: UInt32 {
      arcs << 5 | UInt32(position.rawValue) << 3 | (endsSentence ? 4 : 0) | (count == 1 ? 2 : 0) | 1
    }
  }

  /// An arc that can be followed.
  struct Way: BitwiseCopyable {
    /// The arc, as an index into the list of arcs.
    var arc: UInt32
    /// Logarithm of the arc's probability and of its words' probability after the context.
    var cost: Float
    /// Where the answer of the model lies, or `none` for a word that is not stored behind the last;
    /// the context itself lies at `~answer` where it is known.
    var answer: Int32

    static let none = Int32.max
  }

  /// What is asked of the model for a state.
  struct Question: BitwiseCopyable {
    var target: Target
    var pairs: UInt32
    var stored: UInt16
    var others: UInt16
    var firstAnswer: UInt32
  }

  private(set) var ways = UnsafeList<Way>()

  private let model: NGramModel
  private let beam: LatticeDecoder.Beam
  private let boundary = TokenClass.boundary.rawValue
  private var table = PairTable()
  private var bigrams = UnsafeList<NGramModel.Bigram>()
  private var answers = UnsafeList<NGramModel.Continuation>()
  private var contexts = UnsafeList<NGramModel.Context>()
  private var questions = UnsafeList<Question>()

  init(model: NGramModel, beam: LatticeDecoder.Beam) {
    self.model = model
    self.beam = beam
  }

  /// Forgets what was remembered: the list of arcs starts anew.
  mutating func forget() { table.clear() }

  /// Starts the questions of a node.
  @inline(__always)
  mutating func startNode() {
    answers.removeAll()
    contexts.removeAll()
    questions.removeAll()
    if table.isFull { table.clear() }
  }

  /// Asks which arcs of a target can be followed from a context; `start` then starts the look-ups, so
  /// that those of all questions of a node are under way together.
  mutating func ask(
    _ target: Target, from context: NGramModel.Context, _ arcs: UnsafePointer<Arc>
  ) {
    let key = PairTable.key(context.lastWord, target.number)
    var entry = table.find(key)
    if entry.key == 0 { entry = pair(target, context, arcs, key) }
    table.prefetchPairs(entry)
    questions.append(
      Question(
        target: target, pairs: entry.first, stored: entry.stored, others: entry.others,
        firstAnswer: 0))
  }

  /// Starts the look-ups of a question that was asked.
  @inline(__always)
  mutating func start(_ question: Int, from context: NGramModel.Context) {
    let asked = questions.base + question
    asked.pointee.firstAnswer = UInt32(answers.count)
    let pairs = table.pairs.base + Int(asked.pointee.pairs)
    for place in 0..<Int(asked.pointee.stored) {
      answers.append(model.ask(pairs[place].bigram, after: context))
    }
  }

  /// Brings near what is known of a target behind a context.
  @inline(__always)
  func prefetch(_ target: Target, from context: NGramModel.Context) {
    table.prefetch(PairTable.key(context.lastWord, target.number))
  }

  /// Answers a question: afterwards `ways` are the arcs that can be followed, none of them more than
  /// the beam's reach behind the best.
  mutating func answer(
    _ question: Int, from context: NGramModel.Context, _ arcs: UnsafePointer<Arc>
  ) {
    let question = questions[question]
    let pairs = table.pairs.base + Int(question.pairs)
    let stored = Int(question.stored)
    let firstAnswer = Int(question.firstAnswer)
    model.answer(
      UnsafeMutableBufferPointer(start: answers.base + firstAnswer, count: stored), after: context)
    ways.removeAll()
    var best = -Float.infinity
    for place in 0..<stored {
      let cost = pairs[place].score + answers[firstAnswer + place].logProbability
      if cost < best - beam.reach { continue }
      add(
        Way(arc: pairs[place].arc, cost: cost, answer: Int32(firstAnswer + place)),
        question.target, context, arcs, &best)
    }
    let backoff = context.backoff
    for place in stored..<stored + Int(question.others) {
      let cost = pairs[place].score + backoff
      // The others come in falling order.
      if cost < best - beam.reach { break }
      add(
        Way(arc: pairs[place].arc, cost: cost, answer: Way.none), question.target, context, arcs,
        &best)
    }
  }

  /// Adds a way, with what a second word or the end of a sentence costs.
  @inline(__always)
  private mutating func add(
    _ way: Way, _ target: Target, _ context: NGramModel.Context,
    _ arcs: UnsafePointer<Arc>, _ best: inout Float
  ) {
    var way = way
    let second = arcs[Int(way.arc)].second
    if second != Arc.none || target.endsSentence {
      var inner = self.context(behind: way, context, arcs)
      if second != Arc.none {
        let step = model.extend(inner, with: second)
        way.cost += step.logProbability
        inner = step.context
      }
      if target.endsSentence {
        let step = model.extend(inner, with: boundary)
        way.cost += step.logProbability
        inner = step.context
      }
      if way.cost < best - beam.reach { return }
      contexts.append(inner)
      way.answer = ~Int32(contexts.count - 1)
    }
    best = max(best, way.cost)
    ways.append(way)
  }

  /// The context behind a way from a context.
  @inline(__always)
  func context(
    behind way: Way, _ context: NGramModel.Context, _ arcs: UnsafePointer<Arc>
  ) -> NGramModel.Context {
    if way.answer < 0 { return contexts[Int(~way.answer)] }
    if way.answer == Way.none {
      return model.context(behindUnstored: arcs[Int(way.arc)].word, context)
    }
    return model.context(behind: answers[Int(way.answer)], context)
  }

  /// The score below which an arc cannot catch up with the best.
  func leastScore(_ target: Target, _ arcs: UnsafePointer<Arc>) -> Float {
    var best = -Float.infinity
    for arc in Int(target.arcs)..<Int(target.arcs) + Int(target.count) {
      best = max(best, arcs[arc].score(at: target.position))
    }
    return best - beam.reach - beam.headroom
  }

  /// Finds out which arcs of a target the model stores behind a word.
  @inline(never)
  private mutating func pair(
    _ target: Target, _ context: NGramModel.Context, _ arcs: UnsafePointer<Arc>, _ key: UInt64
  ) -> PairTable.Entry {
    let range = Int(target.arcs)..<Int(target.arcs) + Int(target.count)
    bigrams.removeAll()
    for arc in range { bigrams.append(NGramModel.Bigram(arcs[arc].word)) }
    model.find(
      UnsafeMutableBufferPointer(start: bigrams.base, count: bigrams.count), after: context)
    let least = leastScore(target, arcs)
    let first = table.pairs.count
    for (place, arc) in range.enumerated() where bigrams[place].isStored {
      let score = arcs[arc].score(at: target.position)
      if score < least { continue }
      table.add(PairTable.Pair(arc: UInt32(arc), score: score, bigram: bigrams[place]))
    }
    let others = table.pairs.count
    for (place, arc) in range.enumerated() where !bigrams[place].isStored {
      let score = arcs[arc].score(at: target.position)
      if score < least { continue }
      let own = model.logProbability(of: bigrams[place].word)
      table.add(PairTable.Pair(arc: UInt32(arc), score: score + own, bigram: bigrams[place]))
    }
    // What may lie before a second word or the end of a sentence costs more, but never less.
    let reach =
      target.endsSentence || range.contains { arcs[$0].second != Arc.none }
      ? Float.infinity : beam.reach
    table.sortOthers(from: others, reach: reach)
    return table.end(key, from: first, stored: others - first)
  }
}
