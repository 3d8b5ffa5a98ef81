extension String {
  /// The syllable with its tone mark where tradition puts it: `hoà` becomes `hòa`, `uỷ` `ủy`.
  ///
  /// Only the open rimes oa, oe and uy differ between the two styles; `quý` stays, since its `u`
  /// belongs to the onset. Both styles are in official use; the traditional one is this project's
  /// normal form.
  package var traditionalTonePlacement: String {
    var scalars = Array(unicodeScalars)
    guard scalars.count >= 2, var last = Letter(scalars[scalars.count - 1]),
      var glide = Letter(scalars[scalars.count - 2]), last.tone != .ngang, glide.tone == .ngang,
      last.quality == .plain, glide.quality == .plain
    else { return self }
    switch (glide.base, last.base) {
    case ("o", "a"), ("o", "e"): break
    case ("u", "y"):
      if scalars.count >= 3, Letter(scalars[scalars.count - 3])?.base == "q" { return self }
    default: return self
    }
    glide.tone = last.tone
    last.tone = .ngang
    guard let first = glide.scalar, let second = last.scalar else { return self }
    scalars[scalars.count - 2] = first
    scalars[scalars.count - 1] = second
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
