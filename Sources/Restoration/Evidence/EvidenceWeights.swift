/// What each witness of a page counts beside the n-gram model.
///
/// `dau evaluate evidence` tries other weights on pages whose text is known.
package struct EvidenceWeights: Hashable, Sendable {
  /// The probabilities of the recogniser's alternatives for a word.
  package var image: Float = 2
  /// The posteriors of the word at the same place in a garbled text layer; the n-gram model has spoken
  /// in them once already.
  package var layer: Float = 0.5
  /// How sure the recogniser was of a word, against readings that it does not offer.
  package var sureness: Float = 0.25

  /// Creates the weights that were found best.
  package init() {}

  /// The names that `subscript` takes.
  package static let names = ["image", "layer", "sureness"]

  /// A weight by its name; one by another name is 0 and stays so.
  package subscript(name: String) -> Float {
    get {
      switch name {
      case "image": image
      case "layer": layer
      case "sureness": sureness
      default: 0
      }
    }
    set {
      switch name {
      case "image": image = newValue
      case "layer": layer = newValue
      case "sureness": sureness = newValue
      default: break
      }
    }
  }
}
