import DocumentModel
import Testing

@testable import Export

@Suite struct DocumentMarkdownTests {
  @Test func aWholePlanReadsAsExpected() {
    let expected = #"""
      | **UBND XÃ BẮC SƠN** |  |
      | :---: | :---: |
      | Số: 12/KH-UBND | *Bắc Sơn, ngày 09 tháng 01 năm 2025* |

      # KẾ HOẠCH<br>Tuyên truyền \*mới\* năm 2025

      Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;

      Ủy ban nhân dân xã ban hành kế hoạch như sau:

      ## I. MỤC ĐÍCH

      ### 1\. Yêu cầu chung

      - a) **Các ban**: làm \| \<b\>ngay\</b\>
        - 1\. Đúng hạn.
          - Đủ.
        - Xong.

      | TT | Việc\|làm |
      | --- | --- |
      | 1 | Đọc \`x\` |
      | 2 |  |

      Trên đây là Kế hoạch; yêu cầu các ban thực hiện./.

      **Lò Văn A**

      ***Nơi nhận:***

      - Như trên

      """#
    #expect(DocumentMarkdown.text(of: Sample.document) == expected)
  }

  @Test func withoutUnitsAllLinesAreGiven() {
    var document = Sample.document
    document.structure = DocumentStructure()
    document.pages = Page.pages(ofPlainText: "# một\nhai\n\n- ba")
    #expect(DocumentMarkdown.text(of: document) == "\\# một\\\nhai\n\n\\- ba\n")
  }

  @Test func anEmptyDocumentIsEmpty() {
    var document = Sample.document
    document.structure = DocumentStructure()
    document.pages = []
    #expect(DocumentMarkdown.text(of: document).isEmpty)
  }

  @Test(arguments: [
    ("a*b_c`d", #"a\*b\_c\`d"#),
    ("[x](y) <z> & a|b ~c $d \\", #"\[x\](y) \<z\> \& a\|b \~c \$d \\"#),
    (" hai \t\n ba\u{0C} ", "hai ba"), ("", ""),
  ])
  func marksOfMarkdownMeanThemselves(text: String, expected: String) {
    #expect(MarkdownText.inline(text) == expected)
  }

  @Test(arguments: [
    ("1. Mục", #"1\. Mục"#), ("12) x", #"12\) x"#), ("2025 là năm", "2025 là năm"),
    ("- x", #"\- x"#),
    ("# x", "\\# x"), ("+ x", #"\+ x"#), ("=== ", #"\==="#), ("> x", #"\> x"#),
  ])
  func theBeginningOfABlockMakesNoListOrTitle(text: String, expected: String) {
    #expect(MarkdownText.block(text) == expected)
  }
}
