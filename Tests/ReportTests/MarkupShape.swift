/// The tags and attribute names of HTML as a strict reader finds them, scalar by scalar.
struct MarkupShape {
  /// The names of the tags, closing ones with their slash.
  var tags: [String] = []
  /// The names of the attributes.
  var attributes: [String] = []

  init(_ html: String) {
    let scalars = Array(html.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "<", index + 1 < scalars.count,
        scalars[index + 1] == "/" || scalars[index + 1] == "!"
          || scalars[index + 1].properties.isAlphabetic
      else {
        index += 1
        continue
      }
      index += 1
      var name = ""
      while index < scalars.count, scalars[index] != ">", !scalars[index].properties.isWhitespace {
        name.unicodeScalars.append(scalars[index])
        index += 1
      }
      tags.append(name)
      while index < scalars.count, scalars[index] != ">" {
        if scalars[index].properties.isWhitespace {
          index += 1
          continue
        }
        var attribute = ""
        while index < scalars.count, scalars[index] != "=", scalars[index] != ">",
          !scalars[index].properties.isWhitespace
        {
          attribute.unicodeScalars.append(scalars[index])
          index += 1
        }
        attributes.append(attribute)
        guard index < scalars.count, scalars[index] == "=" else { continue }
        index += 1
        guard index < scalars.count, scalars[index] == "\"" else { continue }
        index += 1
        while index < scalars.count, scalars[index] != "\"" { index += 1 }
        index += 1
      }
      index += 1
    }
  }
}
