import DocumentModel
import Testing

@testable import Structure

@Suite struct CitationIndexTests {
  private func document(_ path: String, symbol: String, date: String, _ body: String) -> Document {
    let pages = Page.pages(
      ofPlainText: """
        ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH AN LÂM Độc lập - Tự do - Hạnh phúc
        Số: \(symbol) An Lâm, ngày \(date)
        KẾ HOẠCH
        Thử nghiệm
        I. NỘI DUNG
        \(body)
        """)
    return Document(
      source: DocumentSource(path: path, sha256: "", pages: 1, pageSources: [.plainText]),
      text: "", structure: StructureReader().read(pages), pages: [])
  }

  @Test func findsCitedDocumentsInTheArchive() throws {
    let index = CitationIndex([
      document(
        "b.json", symbol: "20/KH-UBND", date: "15 tháng 02 năm 2025",
        """
        1. Theo Kế hoạch số 10/KH-UBND ngày 05/01/2025 của UBND tỉnh và Luật Lưu trữ năm 2024.
        2. Khoản 1 Điều 5 Quyết định số 749/QĐ-TTg; Kế hoạch số 20/KH-UBND.
        """),
      document(
        "a.json", symbol: "10/KH-UBND", date: "05 tháng 01 năm 2025",
        """
        1. Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.
        2. Luật Lưu trữ số 33/2024/QH15.
        """),
    ])
    #expect(index.documents.map(\.path) == ["a.json", "b.json"])
    #expect(index.documents.map(\.cites) == [2, 3])
    #expect(index.documents.map(\.citedBy) == [1, 0])
    #expect(
      index.works.map(\.id) == [
        "/akn/vn/act/luat/2024/33-2024-qh15", "/akn/vn/act/quyet-dinh/2020/749-qd-ttg",
        "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-an-lam/2025/10-kh-ubnd",
      ])
    #expect(index.works.map(\.path) == [nil, nil, "a.json"])
    let decision = try #require(index.works.first { $0.id.hasSuffix("749-qd-ttg") })
    #expect(decision.mentions.map(\.path) == ["a.json", "b.json"])
    #expect(decision.mentions.last?.units == [CitedUnit(article: "5", clause: "1")])
  }

  @Test func keepsApartWhatMayBeTwoDocuments() {
    let index = CitationIndex([
      document(
        "a.json", symbol: "1/KH-UBND", date: "05 tháng 01 năm 2025",
        """
        1. Quyết định số 5/QĐ-TTg ngày 03/6/2020 và Quyết định số 6/QĐ-TTg.
        2. Quyết định số 5/QĐ-TTg ngày 01/7/2021.
        """),
      document(
        "b.json", symbol: "2/KH-UBND", date: "06 tháng 01 năm 2025",
        "1. Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ."),
    ])
    #expect(
      index.works.map(\.id).sorted() == [
        "/akn/vn/act/quyet-dinh/2020/5-qd-ttg", "/akn/vn/act/quyet-dinh/2021/5-qd-ttg",
        "/akn/vn/act/quyet-dinh/5-qd-ttg", "/akn/vn/act/quyet-dinh/6-qd-ttg",
      ])
  }
}
