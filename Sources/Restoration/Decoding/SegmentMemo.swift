import CPrefetch
import LanguageModel

/// The readings of runs of tokens that were decoded before.
///
/// Where one state alone is left in the beam, what follows depends on that state's context and on the
/// tokens to come, and on nothing else. So from one such place to the next the best way is always the
/// same for the same context and tokens: a *segment*, which archives repeat over and over, is decoded
/// once. The memo has a fixed size. A segment that comes to a place where all is taken goes to its other
/// place, and where that is full, too, it puts another one out, which changes nothing but the time. With
/// two places to choose from hardly any is full while a third of all slots are free (Azar et al. 1999,
/// "Balanced allocations").
///
/// A segment is found by a fingerprint of 112 bits, of which a place in the table and 48 bits are
/// compared: among 10⁹ look-ups one is wrong with a probability below 10⁻⁴.
///
/// A segment of more tokens than a slot holds takes several, and a mark where the first is full says
/// that there are longer ones, so that most of those that are not known are given up early. What else
/// its doubtful tokens can be takes slots of its own.
///
/// Invariants: the number of places is a power of two, and each has `ways` slots; a slot whose `length`
/// is 0 is free, and so are all behind it in its place.
struct SegmentMemo: ~Copyable {
  /// How many tokens a segment has at most.
  static let longest = 6 * slotLength
  /// How many of them a slot holds.
  static let slotLength = 8
  /// How many runners-up a segment has at most, for all of its tokens together, and how many of them
  /// a slot holds.
  static let mostOthers = 10 * othersPerSlot
  static let othersPerSlot = 4
  private static let mark = UInt8.max

  /// What was chosen for a token.
  struct Choice: BitwiseCopyable, Hashable {
    /// The arc, counted from the first of its node, below 32.
    var arc: UInt8
    /// `SegmentMemo.code(_:)` of its posterior.
    var posterior: UInt16
  }

  /// What was not chosen for a doubtful token.
  struct Other: BitwiseCopyable, Hashable {
    /// The token's place in the segment.
    var place: UInt8
    var arc: UInt8
    var posterior: UInt16
  }

  /// A context and the tokens behind it, as far as they were added.
  struct Fingerprint: BitwiseCopyable {
    private var place: UInt64
    fileprivate private(set) var tag: UInt64

    /// - Parameters:
    ///   - context: `NGramModel.Context.key` at the start of the segment.
    ///   - hasPosteriors: whether the segment is to have posteriors.
    @inline(__always)
    init(context: UInt64, hasPosteriors: Bool = false) {
      let context = hasPosteriors ? context | 1 << 63 : context
      place = ByteHash.mix(context &+ 0x9E37_79B9_7F4A_7C15)
      tag = ByteHash.mix(context ^ 0xC2B2_AE3D_27D4_EB4F)
    }

    /// Adds a token by the number of its arcs, and what else is to be known of it.
    @inline(__always)
    mutating func add(_ value: UInt64) {
      place = (place ^ value) &* 0x9E37_79B9_7F4A_7C15
      place ^= place >> 29
      tag = (tag &+ value) &* 0xD6E8_FEB8_6659_FD93
      tag ^= tag >> 32
    }

    /// Notes that the text ends here, so that of several states the best is taken.
    @inline(__always)
    mutating func end() { add(.max) }

    /// That of a part of a segment behind the first.
    fileprivate func part(_ index: Int) -> Fingerprint {
      var fingerprint = self
      fingerprint.add(.max - UInt64(index))
      return fingerprint
    }

    /// That of a part of a segment's runners-up.
    fileprivate func others(_ index: Int) -> Fingerprint {
      part(SegmentMemo.longest + index)
    }

    /// The first slot of its place.
    @inline(__always)
    fileprivate func slot(_ mask: Int) -> Int {
      Int(truncatingIfNeeded: place &* 0xC2B2_AE3D_27D4_EB4F >> 24) & mask
    }

    /// The first slot of its other place.
    @inline(__always)
    fileprivate func otherSlot(_ mask: Int) -> Int {
      Int(truncatingIfNeeded: (place ^ tag) &* 0x9E37_79B9_7F4A_7C15 >> 24) & mask
    }
  }

  /// What was made of a segment, or of a part of it: 32 bytes.
  struct Segment: BitwiseCopyable {
    /// 48 bits of the fingerprint, and what the segment has in tokens and in runners-up.
    private var head: UInt64
    /// `NGramModel.Context.key` behind it.
    let context: UInt64
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// - Parameters:
    ///   - length: how many tokens it has, or `mark`.
    ///   - others: how many runners-up they have.
    ///   - context: `NGramModel.Context.key` behind the segment.
    init(length: UInt8, others: UInt8 = 0, context: UInt64) {
      head = UInt64(length) | UInt64(others) << 8
      self.context = context
    }

    @inline(__always)
    var length: UInt8 { UInt8(truncatingIfNeeded: head) }

    @inline(__always)
    fileprivate var otherCount: Int { Int(head >> 8 & 0xFF) }

    @inline(__always)
    fileprivate func isOf(_ fingerprint: Fingerprint) -> Bool {
      (head ^ fingerprint.tag) >> 16 == 0
    }

    fileprivate mutating func sign(_ fingerprint: Fingerprint) {
      head = head & 0xFFFF | fingerprint.tag & ~0xFFFF
    }

    /// What was chosen for a token by its place in the part, below `slotLength`: 5 bits of the arc, 11
    /// of its posterior.
    @inline(__always)
    fileprivate func choice(_ place: Int) -> Choice {
      let bits = (place < 4 ? low : high) >> UInt64(16 * (place & 3))
      return Choice(arc: UInt8(bits & 0x1F), posterior: UInt16(bits >> 5 & 0x7FF))
    }

    fileprivate mutating func set(_ choice: Choice, at place: Int) {
      let bits = UInt64(choice.arc & 0x1F) | UInt64(choice.posterior & 0x7FF) << 5
      if place < 4 {
        low |= bits << UInt64(16 * place)
      } else {
        high |= bits << UInt64(16 * (place - 4))
      }
    }

    /// A runner-up by its place in the part, below `othersPerSlot`: 6 bits of the token, then as above.
    @inline(__always)
    fileprivate func other(_ place: Int) -> Other {
      let bits = place < 2 ? low >> UInt64(22 * place) : high >> UInt64(22 * (place - 2))
      return Other(
        place: UInt8(bits & 0x3F), arc: UInt8(bits >> 6 & 0x1F),
        posterior: UInt16(bits >> 11 & 0x7FF))
    }

    fileprivate mutating func set(_ other: Other, at place: Int) {
      let bits =
        UInt64(other.place & 0x3F) | UInt64(other.arc & 0x1F) << 6
        | UInt64(other.posterior & 0x7FF) << 11
      if place < 2 {
        low |= bits << UInt64(22 * place)
      } else {
        high |= bits << UInt64(22 * (place - 2))
      }
    }
  }

  /// A probability as it is kept: in 2,046 steps of its log-odds from −8 to 12, and 1.
  static func code(_ probability: Float) -> UInt16 {
    if probability >= 1 - 6e-6 { return 2047 }
    let odds = Float.log(Double(probability / (1 - probability)))
    return UInt16(min(2046, max(0, ((odds + 8) * 102.3).rounded())))
  }

  /// What a code means.
  @inline(__always)
  func probability(_ code: UInt16) -> Float { probabilities[Int(code & 0x7FF)] }

  private let slots: ZeroedMemory<Segment>
  private let mask: Int
  /// How many segments can be at one place.
  private static let ways = 4

  /// What the codes of probabilities mean.
  private var probabilities = UnsafeList<Float>(capacity: 2048)

  /// - Parameter size: how many segments there is room for, a power of two; 32 bytes each.
  init(size: Int) {
    slots = ZeroedMemory(count: size)
    mask = size - SegmentMemo.ways
    for code in 0..<2047 {
      let odds = Float.exp(Float(code) / 102.3 - 8)
      probabilities.append(Float(odds / (1 + odds)))
    }
    probabilities.append(1)
  }

  /// Forgets all segments.
  func clear() { slots.clear() }

  /// Brings the place of a segment near, for a look-up that follows soon.
  @inline(__always)
  func prefetch(_ fingerprint: Fingerprint) {
    dau_prefetch(slots.base + fingerprint.slot(mask))
    dau_prefetch(slots.base + (fingerprint.slot(mask) + SegmentMemo.ways - 1))
  }

  /// A segment; `nil` where it is not known.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func find(_ fingerprint: Fingerprint) -> Segment? {
    var place = slots.base + fingerprint.slot(mask)
    for _ in 0..<2 {
      for way in 0..<SegmentMemo.ways {
        if place[way].length == 0 { return nil }
        if place[way].isOf(fingerprint) { return place[way] }
      }
      place = slots.base + fingerprint.otherSlot(mask)
    }
    return nil
  }

  /// Whether what was found says only that there are longer segments.
  @inline(__always)
  static func isMark(_ segment: Segment) -> Bool { segment.length == mark }

  /// Takes what was chosen in a segment, and what else could be; returns whether all of it is there.
  ///
  /// - Parameter segment: its first part.
  @inline(__always)
  func take(
    _ segment: Segment, _ fingerprint: Fingerprint, into choices: inout UnsafeList<Choice>,
    others: inout UnsafeList<Other>
  ) -> Bool {
    let length = Int(segment.length)
    var part = segment
    choices.removeAll()
    others.removeAll()
    for place in 0..<length {
      let inner = place % SegmentMemo.slotLength
      if place > 0, inner == 0 {
        let index = place / SegmentMemo.slotLength
        guard let next = find(fingerprint.part(index)) else { return false }
        part = next
      }
      choices.append(part.choice(inner))
    }
    for place in 0..<segment.otherCount {
      let inner = place % SegmentMemo.othersPerSlot
      if inner == 0 {
        let index = place / SegmentMemo.othersPerSlot
        guard let next = find(fingerprint.others(index)) else { return false }
        part = next
      }
      others.append(part.other(inner))
    }
    return true
  }

  /// Keeps a segment.
  ///
  /// - Parameters:
  ///   - choices: at least one and at most `longest`.
  ///   - others: at most `mostOthers`.
  ///   - context: `NGramModel.Context.key` behind the segment.
  ///   - start: the fingerprint of its first `slotLength` tokens, where it has more.
  func insert(
    _ choices: borrowing UnsafeList<Choice>, others: borrowing UnsafeList<Other>, context: UInt64,
    _ fingerprint: Fingerprint, start: Fingerprint
  ) {
    for first in stride(from: 0, to: choices.count, by: SegmentMemo.slotLength) {
      let end = min(choices.count, first + SegmentMemo.slotLength)
      var part =
        first == 0
        ? Segment(length: UInt8(choices.count), others: UInt8(others.count), context: context)
        : Segment(length: UInt8(end - first), context: context)
      for place in first..<end { part.set(choices[place], at: place - first) }
      let index = first / SegmentMemo.slotLength
      keep(part, index == 0 ? fingerprint : fingerprint.part(index))
    }
    for first in stride(from: 0, to: others.count, by: SegmentMemo.othersPerSlot) {
      let end = min(others.count, first + SegmentMemo.othersPerSlot)
      var part = Segment(length: UInt8(end - first), context: context)
      for place in first..<end { part.set(others[place], at: place - first) }
      keep(part, fingerprint.others(first / SegmentMemo.othersPerSlot))
    }
    if choices.count > SegmentMemo.slotLength {
      keep(Segment(length: SegmentMemo.mark, context: context), start)
    }
  }

  private func keep(_ segment: Segment, _ fingerprint: Fingerprint) {
    let slot =
      room(for: fingerprint, at: fingerprint.slot(mask))
      ?? room(for: fingerprint, at: fingerprint.otherSlot(mask))
      // Which one goes depends on the new one only: where text comes round again, some always stay.
      ?? fingerprint.slot(mask) + Int(fingerprint.tag >> 40) & (SegmentMemo.ways - 1)
    slots.base[slot] = segment
    slots.base[slot].sign(fingerprint)
  }

  /// The slot at a place that is free or has the segment already; `nil` where others have them all.
  private func room(for fingerprint: Fingerprint, at place: Int) -> Int? {
    (place..<place + SegmentMemo.ways).first {
      slots.base[$0].length == 0 || slots.base[$0].isOf(fingerprint)
    }
  }
}
