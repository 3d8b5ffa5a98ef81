import LanguageModel

/// Works out which arcs can be followed from a state and at what cost.
///
/// What depends on the last word alone is remembered in a `PairTable`; the longer contexts are looked
/// up each time, those of all arcs at once, and only where an arc can still catch up with the best.
struct Expander: ~Copyable {
  /// What can follow: the arcs of a node, or those that read two of its tokens as one.
  struct Target: BitwiseCopyable {
    var arcs: UInt32
    var count: UInt16
    /// What the scores of the arcs depend on.
    var position: Candidate.Position
    /// Whether a sentence or clause ends behind the arcs.
    var endsSentence: Bool

    init(arcs: UInt32, count: Int, position: Candidate.Position, endsSentence: Bool) {
      self.arcs = arcs
      self.count = UInt16(min(count, PairTable.mostArcs))
      self.position = position
      self.endsSentence = endsSentence
    }

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
    /// The context behind it.
    var context: NGramModel.ContextCode
  }

  /// An arc of the target at hand.
  struct Choice: BitwiseCopyable {
    var word: UInt16
    var second: UInt16
    /// Logarithm of the arc's probability, and the same with its word's own.
    var score: Float
    var own: Float
  }

  /// What is asked of the model for a state.
  struct Question: BitwiseCopyable {
    /// The arcs whose words are stored behind the last one and can catch up: bits.
    var stored: UInt32
    /// Those whose words are not stored.
    var others: UInt32
    var firstAnswer: UInt32
  }

  private(set) var ways = UnsafeList<Way>()

  private let model: NGramModel
  private let beam: LatticeDecoder.Beam
  private let boundary = TokenClass.boundary.rawValue
  private let table: PairTable
  private var bigrams = UnsafeList<NGramModel.Bigram>()
  private var answers = UnsafeList<NGramModel.Continuation>()
  private var questions = UnsafeList<Question>()
  private var target = Target(arcs: 0, count: 0, position: .running, endsSentence: false)
  private var choices = UnsafeList<Choice>(capacity: PairTable.mostArcs)
  /// The arcs of the target that are not too far behind by their score alone: bits.
  private var worthwhile: UInt32 = 0

  init(model: NGramModel, beam: LatticeDecoder.Beam, memory: LatticeDecoder.Memory) {
    table = PairTable(size: memory.pairs)
    self.model = model
    self.beam = beam
  }

  /// Forgets what was remembered: the list of arcs starts anew.
  mutating func forget() { table.clear() }

  /// Brings near what is known of a target behind a context.
  @inline(__always)
  func prefetch(_ target: Target, behind word: UInt16) {
    table.prefetch(PairTable.key(word, target.number))
  }

  /// Turns to a target.
  mutating func start(_ target: Target, _ arcs: UnsafePointer<Arc>) {
    self.target = target
    answers.removeAll()
    questions.removeAll()
    choices.removeAll()
    worthwhile = 0
    var best = -Float.infinity
    for place in 0..<Int(target.count) {
      let arc = arcs + (Int(target.arcs) + place)
      let word = arc.pointee.word
      let score = arc.pointee.score(at: target.position)
      choices.append(
        Choice(
          word: word, second: arc.pointee.second, score: score,
          own: score + model.logProbability(of: word)))
      best = max(best, score)
    }
    let least = best - beam.reach - beam.headroom
    for place in 0..<choices.count where choices[place].score >= least {
      worthwhile |= 1 << UInt32(place)
    }
  }

  /// Whether arcs of another target, whose best has a score, can catch up with the one at hand.
  func isWorthwhile(_ score: Float) -> Bool {
    var best = -Float.infinity
    for place in 0..<choices.count { best = max(best, choices[place].score) }
    return score >= best - beam.reach - beam.headroom
  }

  /// Asks which arcs of the target can be followed from a context; the look-ups of all questions that
  /// are asked before the first `answer` are under way together.
  ///
  /// - Parameter least: the cost below which no arc is of use.
  /// - Returns: the number of the question.
  mutating func ask(from context: NGramModel.Context, least: Float) -> Int {
    let key = PairTable.key(context.lastWord, target.number)
    let line = table.line(key)
    if line.key != key { fill(line, key, context) }
    let stored = line.stored
    let question = Question(
      stored: stored, others: worthwhile & ~stored, firstAnswer: UInt32(answers.count))
    var rest = stored
    var asked: UInt32 = 0
    var place = 0
    while rest != 0 {
      let arc = rest.trailingZeroBitCount
      rest &= rest - 1
      // No word is more than certain.
      if choices[arc].score >= least {
        asked |= 1 << UInt32(arc)
        answers.append(
          model.ask(
            NGramModel.Bigram(choices[arc].word, codes: line.codes(place)), after: context))
      }
      place += 1
    }
    questions.append(question)
    questions.base[questions.count - 1].stored = asked
    return questions.count - 1
  }

  /// Answers a question: afterwards `ways` are the arcs that can be followed, none of them below
  /// `least` nor more than the beam's reach behind the best.
  mutating func answer(_ number: Int, from context: NGramModel.Context, least: Float) {
    let question = questions[number]
    let first = Int(question.firstAnswer)
    let count = question.stored.nonzeroBitCount
    model.answer(
      UnsafeMutableBufferPointer(start: answers.base + first, count: count), after: context)
    ways.removeAll()
    var least = least
    var rest = question.stored
    var place = first
    while rest != 0 {
      let arc = rest.trailingZeroBitCount
      rest &= rest - 1
      let cost = choices[arc].score + answers[place].logProbability
      if cost >= least {
        add(arc, cost, model.code(behind: answers[place], context), &least)
      }
      place += 1
    }
    let backoff = context.backoff
    rest = question.others
    while rest != 0 {
      let arc = rest.trailingZeroBitCount
      rest &= rest - 1
      let cost = choices[arc].own + backoff
      if cost >= least {
        add(arc, cost, model.code(behindUnstored: choices[arc].word, context), &least)
      }
    }
  }

  /// Adds a way, with what a second word or the end of a sentence costs.
  @inline(__always)
  private mutating func add(
    _ arc: Int, _ cost: Float, _ context: NGramModel.ContextCode, _ least: inout Float
  ) {
    var way = Way(arc: target.arcs + UInt32(arc), cost: cost, context: context)
    let second = choices[arc].second
    if second != Arc.none || target.endsSentence {
      if second != Arc.none { extend(&way, with: second) }
      if target.endsSentence { extend(&way, with: boundary) }
      if way.cost < least { return }
    }
    least = max(least, way.cost - beam.reach)
    ways.append(way)
  }

  private func extend(_ way: inout Way, with word: UInt16) {
    let step = model.extend(model.context(way.context), with: word)
    way.cost += step.logProbability
    way.context = model.code(step.context)
  }

  /// Finds out which arcs of the target the model stores behind a word.
  @inline(never)
  private mutating func fill(
    _ line: PairTable.Line, _ key: UInt64, _ context: NGramModel.Context
  ) {
    bigrams.removeAll()
    var rest = worthwhile
    while rest != 0 {
      bigrams.append(NGramModel.Bigram(choices[rest.trailingZeroBitCount].word))
      rest &= rest - 1
    }
    model.find(
      UnsafeMutableBufferPointer(start: bigrams.base, count: bigrams.count), after: context)
    line.start(key)
    rest = worthwhile
    for place in 0..<bigrams.count {
      if bigrams[place].isStored {
        line.add(rest.trailingZeroBitCount, codes: bigrams[place].codes)
      }
      rest &= rest - 1
    }
  }
}
