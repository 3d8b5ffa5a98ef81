/// What a document's text came through.
struct DocumentNoise: Sendable {
  /// How much each channel has a part in it.
  var mixture = ChannelMixture.even
  /// A channel that was fitted to the document, where the trained ones explain it badly.
  var channel: DocumentChannel?

  /// Whether a recogniser without Vietnamese had a part in it. Its errors come again within the
  /// document; of what was typed without marks a token says as little as another like it.
  var isForeign: Bool { mixture.weights[RestorationModel.foreign] > 0.1 }
}
