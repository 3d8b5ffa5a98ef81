import Testing

@testable import DocumentGrammar

@Suite struct ListLabelTests {
  @Test(arguments: [
    "15/7/2021", "1 cửa", "II/2024", "2021 - 2025", "2021. Thủ trưởng", "1.000.000 đồng",
    "20h ngày",
    "Điều 5 Nghị định này", "Phụ lục ban hành kèm theo", "Chương trình", "Mục tiêu", "Phần mềm",
    "-5 độ", "----", "24/7", "3.5 triệu", "http://a", "", "   ",
  ])
  func hasNone(line: String) {
    #expect(ListLabel.readings(of: line).isEmpty)
  }

  @Test(arguments: [
    ("I. MỤC ĐÍCH", ListLabel.Style.roman, "I"), ("2.1. Nội dung", .arabic, "2.1"),
    ("2.1 Nội dung", .arabic, "2.1"), ("đ) Văn phòng", .letter, "đ"), ("a)Sở", .letter, "a"),
    ("- Thực hiện", .dash, "-"), ("-Lưu: VT", .dash, "-"), ("+ Bản giấy", .plus, "+"),
    ("Điều 5. Hiệu lực", .article, "Điều 5"), ("Điều 5:", .article, "Điều 5"),
    ("Chương II", .chapter, "Chương II"), ("PHỤ LỤC", .appendix, "PHỤ LỤC"),
    ("Phụ lục I", .appendix, "Phụ lục I"), ("PHỤ LỤC II DANH MỤC", .appendix, "PHỤ LỤC II"),
    ("Phụ lục số 02", .appendix, "Phụ lục số 02"), ("1/ Sở Y tế", .arabic, "1"),
    ("(1) Thực hiện", .bracketed, "1"), ("Phần thứ nhất", .division, "Phần thứ nhất"),
    ("A. QUY ĐỊNH", .capital, "A"), ("• Việc một", .dash, "•"), ("– Việc", .dash, "-"),
  ])
  func readsEachStyle(line: String, style: ListLabel.Style, label: String) {
    let reading = ListLabel.readings(of: line).first
    #expect(reading?.style == style)
    #expect(reading?.label == label)
    #expect(reading?.isDamaged == false)
  }

  /// The labels of lines that all start paragraphs.
  private func labels(_ lines: String...) -> [String] {
    LabelSequence.labels(of: lines).map { $0?.token ?? "" }
  }

  @Test func readsASpeckBesideTheFullStopBeforeCapitals() {
    #expect(labels("I. MỤC ĐÍCH", "II: TỔ CHỨC THỰC HIỆN") == ["I.", "II."])
    #expect(labels("I. MỤC ĐÍCH", "II TỔ CHỨC THỰC HIỆN") == ["I.", "II."])
    #expect(labels("I. MỤC ĐÍCH", "XIII VỀ CẢI CÁCH HÀNH CHÍNH") == ["I.", ""])
    #expect(ListLabel.readings(of: "III nhiệm vụ").isEmpty)
    #expect(ListLabel.readings(of: "I: Nội dung").isEmpty)
    #expect(ListLabel.readings(of: "1: TỔ CHỨC").isEmpty)
  }

  @Test func mendsRomanNumeralsByTheirPlace() {
    #expect(
      labels("L. MỤC ĐÍCH", "Il. NỘI DUNG", "111. KINH PHÍ", "IV. THỰC HIỆN")
        == ["I.", "II.", "III.", "IV."])
    #expect(labels("|. MỤC ĐÍCH", "II. YÊU CẦU", "I11. KẾT QUẢ") == ["I.", "II.", "III."])
  }

  @Test func readsTheSameTokenByItsPlace() {
    #expect(
      labels("I. MỤC ĐÍCH", "l. Mục đích.", "2. Yêu cầu.", "l1. NỘI DUNG", "1. Việc một.")
        == ["I.", "1.", "2.", "II.", "1."])
  }

  @Test func mendsLettersByTheirPlace() {
    #expect(
      labels("a) Một;", "b) Hai;", "¢) Ba;", "d) Bốn;", "d) Năm;", "e) Sáu;", "ø) Bảy;", "h) Tám.")
        == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"])
  }

  @Test func keepsARepeatedLabel() {
    #expect(
      labels("I. MỘT", "II. HAI", "III. BA", "III. BỐN", "V. NĂM")
        == ["I.", "II.", "III.", "III.", "V."])
    #expect(labels("1. Một.", "2. Hai.", "2. Ba.", "3. Bốn.") == ["1.", "2.", "2.", "3."])
  }

  @Test func findsALostStrokeOnlyInRecognizedText() {
    let lines = ["I. MỘT", "II. HAI", "II. BA", "IV. BỐN", "VI. NĂM"]
    #expect(
      LabelSequence.labels(of: lines, isRecognized: true).map { $0?.token }
        == ["I.", "II.", "III.", "IV.", "VI."])
    #expect(
      LabelSequence.labels(of: lines).map { $0?.token } == ["I.", "II.", "II.", "IV.", "VI."])
  }

  /// The labels of lines of a text that was read from an image.
  private func recognized(_ lines: String...) -> [String] {
    LabelSequence.labels(of: lines, isRecognized: true).map { $0?.token ?? "" }
  }

  @Test func makesTheSequenceWholeFromTheFirstLabelOn() {
    let wanted = ["I.", "II.", "III."]
    #expect(recognized("II MỤC ĐÍCH, YÊU CẦU", "IL. NỘI DUNG", "III. TỔ CHỨC") == wanted)
    #expect(recognized("L MỤC ĐÍCH, YÊU CẦU", "Il. NỘI DUNG", "I. TỔ CHỨC") == wanted)
    #expect(recognized("I MUC PiCH, YEU CAU", "1I. NỘI DUNG", "HI. TỔ CHỨC") == wanted)
    #expect(recognized("L MUC PiCH, YEU CAU", "II NỘI DUNG", "III TỔ CHỨC") == wanted)
    #expect(recognized("1. MỤC ĐÍCH, YÊU CẦU", "TL. NỘI DUNG", "M. TỔ CHỨC") == wanted)
    #expect(recognized("II. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. TỔ CHỨC") == wanted)
  }

  @Test func keepsASequenceThatStartsLater() {
    #expect(
      recognized("II. NỘI DUNG", "III. KINH PHÍ", "IV. TỔ CHỨC") == ["II.", "III.", "IV."])
    #expect(recognized("II. NỘI DUNG") == ["II."])
  }

  @Test func readsTheMarkOfALastStroke() {
    #expect(
      recognized("VI. SÁU", "VIL BẢY VIỆC", "VIIH. TÁM", "EX. CHÍN", "X. MƯỜI")
        == ["VI.", "VII.", "VIII.", "IX.", "X."])
  }

  @Test func readsBlurredMarksOnlyInRecognizedText() {
    #expect(recognized("1. Một.", "2, Hai.", "3: Ba.", "4. Bốn.") == ["1.", "2.", "3.", "4."])
    #expect(labels("1. Một.", "2, Hai.", "3. Ba.") == ["1.", "", "3."])
    #expect(recognized("4) Một;", "b} Hai;", "©) Ba;", "d) Bốn.") == ["a)", "b)", "c)", "d)"])
    #expect(labels("4) Một;", "5) Hai.") == ["4)", "5)"])
    #expect(recognized("_1. Một.", "2.. Hai.", "3. Ba.") == ["1.", "2.", "3."])
  }

  @Test func takesADigitForAnotherOnlyWhereBothSidesAskForIt() {
    #expect(
      recognized("1. Một.", "3. Hai.", "3. Ba.", "4. Bốn.") == ["1.", "2.", "3.", "4."])
    #expect(recognized("1. Một.", "2. Hai.", "2. Ba.", "3. Bốn.") == ["1.", "2.", "2.", "3."])
    #expect(recognized("1. Một.", "2. Hai.", "2. Ba.") == ["1.", "2.", "2."])
  }

  @Test func takesNoSignatureForALabel() {
    #expect(recognized("I. MỘT VIỆC", "II. HAI VIỆC", "TM. ỦY BAN NHÂN DÂN") == ["I.", "II.", ""])
    #expect(recognized("I. MỘT VIỆC", "TL. GIÁM ĐỐC", "Q. CHÁNH VĂN PHÒNG") == ["I.", "", ""])
    #expect(recognized("IV. BỐN VIỆC", "Ý THỨC CHẤP HÀNH") == ["IV.", ""])
  }

  @Test func nestsNumbers() {
    let found = LabelSequence.labels(of: ["1. Một.", "2. Hai.", "2.1. Ba.", "2.2. Bốn.", "3. Năm."])
    #expect(found.map { $0?.ordinals } == [[1], [2], [2, 1], [2, 2], [3]])
  }

  @Test func doubtsLabelsWithinParagraphs() {
    let lines = [
      "1. Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì tham mưu thực hiện trước ngày",
      "15. Sau đó tổng hợp.", "2. Sở Tài chính.",
    ]
    #expect(LabelSequence.labels(of: lines).map { $0?.token } == ["1.", nil, "2."])
  }

  @Test func survivesAnything() {
    var state: UInt64 = 7
    let alphabet = Array("IVXl1|.)(/-+*ađd¢ \u{301}\t0Điều Phụ lục9🙂".unicodeScalars)
    for _ in 0..<3000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        view.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let line = String(view)
      for reading in ListLabel.readings(of: line) {
        #expect(reading.range.upperBound <= line.unicodeScalars.count)
      }
      _ = DocumentSymbol(prefixOf: line)
      _ = DocumentSymbol.repair(line)
      _ = DateExpression(prefixOf: line)
    }
  }
}
