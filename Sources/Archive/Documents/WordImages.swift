import DocumentModel
import Foundation
import Pipeline
import Review
import SourceFiles
import Terminal

/// The images of doubtful words, cut out of their pages for a terminal that shows images.
package struct WordImages: Sendable {
  private let graphics: TerminalGraphics
  private let path: String
  private let pictures = PagePictures()
  /// How many are shown at most.
  private let limit = 200
  /// Pixels a point: an ordinary line becomes about as high as two rows of a terminal.
  private let scale = 3.0

  /// Creates the images of a file's words.
  package init(_ graphics: TerminalGraphics, of path: String) {
    self.graphics = graphics
    self.path = path
  }

  /// The lines that show each word's image; words that cannot be drawn have none.
  package func lines(
    _ places: [(place: SpotCheck.Place, box: Box)]
  ) async -> [SpotCheck.Place: [String]] {
    guard Extractor.needsLibraries(path) else { return [:] }
    let places = places.prefix(limit)
    let requests = places.map { place, box in
      // What stands around the word helps to read it.
      let around = Box(
        x: max(0, box.x - 12), y: max(0, box.y - 3), width: box.width + 24, height: box.height + 6)
      return PictureRequest(
        page: place.page, box: around, width: min(1200, Int((around.width * scale).rounded(.up))),
        format: graphics == .kitty ? .png : .grey)
    }
    var lines: [SpotCheck.Place: [String]] = [:]
    for (place, picture) in zip(places, await pictures.draw(Array(requests), of: path)) {
      guard let picture, let image = sequence(picture) else { continue }
      lines[place.place] = ["        " + image]
    }
    return lines
  }

  private func sequence(_ picture: PagePicture) -> String? {
    switch graphics {
    case .kitty: return KittyImage.sequence(base64: picture.base64, rows: 2)
    case .sixel:
      guard let bytes = Data(base64Encoded: picture.base64) else { return nil }
      return SixelImage.sequence(grey: Array(bytes), width: picture.width)
    }
  }
}
