import Testing

@testable import VietnameseText

@Suite("Syllables")
struct SyllableTests {
  @Test(
    "the anatomy of syllables",
    arguments: [
      ("nghiêng", "ngh", "iêng", Tone.ngang), ("già", "gi", "a", .huyen),
      ("giếng", "g", "iêng", .sac),
      ("gì", "g", "i", .huyen), ("gìn", "g", "in", .huyen), ("giữa", "gi", "ưa", .nga),
      ("quý", "qu", "y", .sac), ("quốc", "qu", "ôc", .sac), ("quyết", "qu", "yêt", .sac),
      ("ủy", "", "uy", .hoi), ("uỷ", "", "uy", .hoi), ("hòa", "h", "oa", .huyen),
      ("hoà", "h", "oa", .huyen), ("Đường", "đ", "ương", .huyen), ("KHUỶU", "kh", "uyu", .hoi),
      ("yêu", "", "yêu", .ngang), ("thuở", "th", "uơ", .hoi), ("ngoằn", "ng", "oăn", .huyen),
      ("xoong", "x", "oong", .ngang), ("ấp", "", "âp", .sac), ("việc", "v", "iêc", .nang),
    ])
  func anatomy(text: String, onset: String, rime: String, tone: Tone) throws {
    let syllable = try #require(Syllable(text), "\(text)")
    #expect(syllable.onset == onset)
    #expect(syllable.rime == rime)
    #expect(syllable.tone == tone)
  }

  @Test(
    "words of running text are syllables",
    arguments: [
      "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện Nghị quyết",
      "phường xã thị trấn huyện quận thành phố trực thuộc trung ương",
      "khuya nguệch ngoạc thoăn thoắt loắt choắt khoèo ngoẹo huỵch tuyệt quỳnh",
      "giặc giết giục giỏi giành giữ gìn giêng quạu quẹo quỵt quýt",
      "rượu bươu lưỡi ưỡn ượt ếch ách oách ịch yểng yết ỷ ợ ơi ôi ai eo",
    ])
  func runningText(text: String) {
    for word in text.split(separator: " ") {
      #expect(Syllable(word) != nil, "\(word)")
      #expect(Syllable.isSyllable(word), "\(word)")
    }
  }

  @Test(
    "what the orthography does not allow is no syllable",
    arguments: [
      "", "zip", "file", "wa", "ubnd", "bcd", "hoaf", "việ", "àá", "tôi2", "a-b", "nghiêngg", "ct",
      "đắk", "pin\u{301}", " ba", "fa", "ăă", "nguyênh",
    ])
  func invalid(text: String) {
    #expect(Syllable(text) == nil)
    #expect(!Syllable.isSyllable(text))
  }

  @Test("a stopped rime takes only sắc and nặng", arguments: ["c", "ch", "p", "t"])
  func stoppedRimes(stop: String) {
    let vowel = "a"
    for (form, tone) in zip("aàảãáạ", Tone.allCases) {
      let isAllowed = tone == .sac || tone == .nang
      #expect((Syllable("b\(form)\(stop)") != nil) == isAllowed, "b\(form)\(stop)")
    }
    #expect(Syllable("b\(vowel)n") != nil)
  }

  @Test("every onset with every rime parses to itself, whatever the case")
  func inventory() {
    // The spellings of three onsets cut elsewhere: gi + a is g + ia, qu + a is q + ua.
    for onset in Syllable.onsets where !["g", "gi", "qu"].contains(onset) {
      for rime in Syllable.rimes {
        let isStopped = ["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
        let tone: Tone = isStopped ? .sac : .ngang
        let text = onset + (tone == .sac ? Self.withTone(rime) : rime)
        let syllable = Syllable(text)
        #expect(syllable?.onset == onset && syllable?.rime == rime, "\(text)")
        #expect(Syllable(text.uppercased()) == syllable, "\(text)")
      }
    }
  }

  /// The rime with sắc on its last vowel.
  private static func withTone(_ rime: String) -> String {
    var scalars = Array(rime.unicodeScalars)
    if let index = scalars.lastIndex(where: { Letter($0)?.isVowel == true }),
      var letter = Letter(scalars[index])
    {
      letter.tone = .sac
      scalars[index] = letter.scalar ?? scalars[index]
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
