import Hummingbird
import NIOCore

/// What goes along with a request.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection, to be closed where whoever asks is too slow.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
