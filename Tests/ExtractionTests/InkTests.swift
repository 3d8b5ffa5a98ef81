import CLeptonica
import TestSupport
import Testing

@testable import Extraction

/// Ink in colour, and grain of bitonal scans.
@Suite struct InkTests {
  private func image(
    _ width: Int, _ height: Int, _ colour: (Int, Int) -> UInt32
  ) throws -> PixImage {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let value = colour(x, y)
        bytes += [UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16), 0]
      }
    }
    return try #require(
      PixImage(Raster(width: width, height: height, bytesPerPixel: 4, bytes: bytes)))
  }

  @Test func inkInColourIsSeenByItselfAndPrintIsNot() throws {
    // A bar of red ink above one of black print.
    let page = try image(80, 80) { _, y in
      y < 20 ? 0xD0_2030 : y > 60 ? 0x101010 : 0xFFFFFF
    }
    let ink = try #require(page.colourInk()?.greyRaster())
    #expect(ink.bytes[80 * 10 + 5] < 60)
    #expect(ink.bytes[80 * 70 + 5] == 255)
    #expect(ink.bytes[80 * 40 + 5] == 255)
  }

  @Test func aPageWithoutColourHasNoInk() throws {
    #expect(try image(80, 80) { x, _ in x % 7 == 0 ? 0x202020 : 0xF8F8F8 }.colourInk() == nil)
  }

  @Test func aFrameOfTheSizeOfAStampIsFound() throws {
    // 50 by 25 mm at 100 dots an inch.
    let page = try image(400, 300) { x, y in
      let isInside = (50...250).contains(x) && (60...160).contains(y)
      let isHollow = (54...246).contains(x) && (64...156).contains(y)
      return isInside && !isHollow ? 0 : 0xFFFFFF
    }
    let grey = try #require(page.converted(toDepth: 8))
    let frame = try #require(grey.frames(resolution: 100).first)
    #expect(abs(frame.x - 50) < 4 && abs(frame.width - 200) < 8)
    #expect(grey.frames(resolution: 300).isEmpty)
  }

  @Test(arguments: Seeds.first(2)) func saltAndPepperIsGrainAndLettersAreNot(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let grainy = try image(200, 200) { _, _ in
      Int.random(in: 0..<12, using: &random) == 0 ? 0 : 0xFFFFFF
    }
    let printed = try image(200, 200) { x, y in x % 20 < 4 && y % 30 < 20 ? 0 : 0xFFFFFF }
    #expect(try #require(grainy.bitonal).isGrainy)
    #expect(try #require(printed.bitonal).isGrainy == false)
    #expect(try image(20, 20) { x, _ in x == 3 ? 0x808080 : 0xFFFFFF }.bitonal == nil)
    let smooth = try #require(grainy.withoutGrain()?.greyRaster()?.bytes)
    #expect(smooth.count { $0 < 128 } * 200 < smooth.count)
  }
}
