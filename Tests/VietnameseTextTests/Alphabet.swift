/// The letters that the tests go through.
enum Alphabet {
  static let marked = Array(
    "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ".unicodeScalars)
  static let lower = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars) + marked
  static let upper = lower.compactMap { $0.properties.uppercaseMapping.unicodeScalars.first }
  static let all = lower + upper
}
