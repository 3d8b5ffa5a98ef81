import CPrefetch
import LanguageModel

/// The readings of runs of tokens that were decoded before.
///
/// Where one state alone is left in the beam, what follows depends on that state's context and on the
/// tokens to come, and on nothing else. So from one such place to the next the best way is always the
/// same for the same context and tokens: a *segment*, which archives repeat over and over, is decoded
/// once. The memo has a fixed size; a segment that comes to a place where all is taken puts another one
/// out, which changes nothing but the time.
///
/// A segment is found by a fingerprint of 128 bits, of which a place in the table and 64 bits are
/// compared: among 10⁹ look-ups one is wrong with a probability below 10⁻⁹.
///
/// A segment of more tokens than a slot holds takes several, and a mark where the first is full says
/// that there are longer ones, so that most of those that are not known are given up early.
///
/// Invariants: the number of places is a power of two, and each has `ways` slots; a slot whose `length`
/// is 0 is free, and so are all behind it in its place.
struct SegmentMemo: ~Copyable {
  /// How many tokens a segment has at most.
  static let longest = 5 * slotLength
  /// How many of them a slot holds.
  static let slotLength = 12
  private static let mark = UInt8.max

  /// What was chosen for a token.
  struct Choice: BitwiseCopyable, Hashable {
    /// The arc, counted from the first of its node.
    var arc: UInt8
    /// `Segment.code` of its posterior.
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

    @inline(__always)
    fileprivate func slot(_ mask: Int) -> Int {
      Int(truncatingIfNeeded: place &* 0xC2B2_AE3D_27D4_EB4F >> 24) & mask
    }
  }

  /// What was made of a segment, or of a part of it: 64 bytes.
  struct Segment: BitwiseCopyable {
    fileprivate var tag: UInt64 = 0
    /// `NGramModel.Context.key` behind it.
    let context: UInt64
    /// How many tokens it has, or `mark`.
    fileprivate(set) var length: UInt8
    /// For each of them the arc that was chosen, counted from the first of its node.
    private var arcs = (
      UInt8(0), UInt8(0), UInt8(0), UInt8(0), UInt8(0), UInt8(0), UInt8(0), UInt8(0), UInt8(0),
      UInt8(0), UInt8(0), UInt8(0)
    )

    /// For each of them the posterior of that arc.
    private var posteriors = (
      UInt16(0), UInt16(0), UInt16(0), UInt16(0), UInt16(0), UInt16(0), UInt16(0), UInt16(0),
      UInt16(0), UInt16(0), UInt16(0), UInt16(0)
    )
    private var spare: UInt64 = 0

    /// - Parameter context: `NGramModel.Context.key` behind the segment.
    init(length: Int, context: UInt64) {
      self.length = UInt8(length)
      self.context = context
    }

    /// A probability as it is kept: in steps of 1/65,535.
    @inline(__always)
    static func code(_ probability: Float) -> UInt16 {
      UInt16(min(65_535, max(0, (probability * 65_535).rounded())))
    }

    /// What a code means.
    @inline(__always)
    static func probability(_ code: UInt16) -> Float { Float(code) / 65_535 }

    /// The code of the posterior of a token's arc by its place in the part, below `slotLength`.
    @inline(__always)
    mutating func posterior(_ place: Int) -> UInt16 {
      withUnsafeBytes(of: &posteriors) {
        $0.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self)
      }
    }

    @inline(__always)
    mutating func setPosterior(_ place: Int, _ code: UInt16) {
      withUnsafeMutableBytes(of: &posteriors) {
        $0.storeBytes(of: code, toByteOffset: 2 * place, as: UInt16.self)
      }
    }

    /// The arc of a token by its place in the part, below `slotLength`.
    @inline(__always)
    subscript(place: Int) -> UInt8 {
      mutating get { withUnsafeBytes(of: &arcs) { $0[place] } }
      set { withUnsafeMutableBytes(of: &arcs) { $0[place] = newValue } }
    }
  }

  private let slots: ZeroedMemory<Segment>
  private let mask: Int
  /// How many segments can be at one place.
  private static let ways = 4

  /// - Parameter size: how many segments there is room for, a power of two; 64 bytes each.
  init(size: Int = 1 << 18) {
    slots = ZeroedMemory(count: size)
    mask = size - SegmentMemo.ways
  }

  /// Brings the place of a segment near, for a look-up that follows soon.
  @inline(__always)
  func prefetch(_ fingerprint: Fingerprint) {
    dau_prefetch(slots.base + fingerprint.slot(mask))
    dau_prefetch(slots.base + fingerprint.slot(mask) + 2)
  }

  /// A segment; `nil` where it is not known.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func find(_ fingerprint: Fingerprint) -> Segment? {
    let place = slots.base + fingerprint.slot(mask)
    for way in 0..<SegmentMemo.ways {
      if place[way].length == 0 { return nil }
      if place[way].tag == fingerprint.tag { return place[way] }
    }
    return nil
  }

  /// Whether what was found says only that there are longer segments.
  @inline(__always)
  static func isMark(_ segment: Segment) -> Bool { segment.length == mark }

  /// Takes what was chosen in a segment; returns whether all of it is there.
  ///
  /// - Parameter segment: its first part.
  @inline(__always)
  func take(
    _ segment: Segment, _ fingerprint: Fingerprint, into choices: inout UnsafeList<Choice>
  ) -> Bool {
    let length = Int(segment.length)
    var part = segment
    choices.removeAll()
    for place in 0..<length {
      let index = place / SegmentMemo.slotLength
      let inner = place - index * SegmentMemo.slotLength
      if place > 0, inner == 0 {
        guard let next = find(fingerprint.part(index)) else { return false }
        part = next
      }
      choices.append(Choice(arc: part[inner], posterior: part.posterior(inner)))
    }
    return true
  }

  /// Keeps a segment.
  ///
  /// - Parameters:
  ///   - choices: at least one and at most `longest`.
  ///   - context: `NGramModel.Context.key` behind the segment.
  ///   - start: the fingerprint of its first `slotLength` tokens, where it has more.
  func insert(
    _ choices: borrowing UnsafeList<Choice>, context: UInt64, _ fingerprint: Fingerprint,
    start: Fingerprint
  ) {
    let count = choices.count
    for first in stride(from: 0, to: count, by: SegmentMemo.slotLength) {
      let end = min(count, first + SegmentMemo.slotLength)
      var part = Segment(length: first == 0 ? count : end - first, context: context)
      for place in first..<end {
        part[place - first] = choices[place].arc
        part.setPosterior(place - first, choices[place].posterior)
      }
      let index = first / SegmentMemo.slotLength
      keep(part, index == 0 ? fingerprint : fingerprint.part(index))
    }
    if count > SegmentMemo.slotLength {
      var mark = Segment(length: 0, context: context)
      mark.length = SegmentMemo.mark
      keep(mark, start)
    }
  }

  private func keep(_ segment: Segment, _ fingerprint: Fingerprint) {
    let place = slots.base + fingerprint.slot(mask)
    var way = 0
    while way < SegmentMemo.ways, place[way].length > 0, place[way].tag != fingerprint.tag {
      way += 1
    }
    // Which one goes depends on the new one only: where text comes round again, some always stay.
    if way == SegmentMemo.ways { way = Int(truncatingIfNeeded: fingerprint.tag) & (way - 1) }
    place[way] = segment
    place[way].tag = fingerprint.tag
  }
}
