import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Pipeline
import ServiceLifecycle

/// The review desk and its HTTP interface.
package struct DeskServer: Sendable {
  private let settings: DeskSettings
  private let texts: TextService
  private let jobs: DocumentJobs
  private let archive: ArchiveRoutes?
  private let answers: LargeAnswers
  private let metrics = Metrics()
  private let logger: Logger

  /// Opens the model and the archive.
  package init(_ settings: DeskSettings, logger: Logger) throws {
    guard !settings.isPublic || settings.token?.isEmpty == false else {
      throw DeskError.unguarded(host: settings.host)
    }
    self.settings = settings
    self.logger = logger
    answers = LargeAnswers(room: settings.limits.largeAnswers)
    texts = try TextService(settings, answers: answers)
    jobs = try DocumentJobs(settings)
    let answers = answers
    archive = try settings.archive.map {
      try ArchiveRoutes(settings, folder: $0, answers: answers)
    }
  }

  /// Listens until the process is told to end, and finishes what it has accepted.
  ///
  /// - Parameter onReady: is given the port once requests are taken.
  package func run(onReady: @escaping @Sendable (_ port: Int) -> Void) async throws {
    let limits = settings.limits
    let configuration = ApplicationConfiguration(
      address: .hostname(settings.host, port: settings.port), serverName: "dau",
      availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger))
    let stall = TimeAmount.seconds(Int64(limits.patience * 4))
    let application = Application(
      router: router,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [
            IdleStateHandler(allTimeout: stall), StalledConnectionHandler(),
          ],
          idleTimeout: .seconds(Int64(limits.patience)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: configuration,
      onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) },
      logger: logger)
    var group = ServiceGroupConfiguration(
      services: [jobs, application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(limits.farewell)
    do {
      try await ServiceGroup(configuration: group).run()
    } catch let error as IOError {
      throw DeskError.cannotListen(
        host: settings.host, port: settings.port, reason: error.localizedDescription)
    }
  }

  private var router: Router<DeskContext> {
    let router = answeringRouter
    refuseOtherMethods(router)
    return router
  }

  /// What is answered, by method and pattern of the path.
  var interfaceRoutes: [(method: String, path: String)] {
    answeringRouter.routes.map { ($0.method.rawValue, "\($0.path)") }
  }

  private var answeringRouter: Router<DeskContext> {
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: AnswerMiddleware(metrics: metrics, logger: logger))
    router.add(middleware: AdmissionMiddleware(token: settings.token, isPublic: settings.isPublic))
    router.get("health") { _, _ in
      Response(json: Array(#"{"status":"ok","version":"\#(Version.number)"}"#.utf8))
    }
    router.get("metrics") { [metrics, texts, jobs] _, _ in
      let text = metrics.text(texts.gauges + jobs.gauges + Self.processGauges)
      return Response(content: Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }
    router.get("openapi.json") { _, _ in Response(json: OpenAPI.json) }
    router.post("restore") { [texts] request, context in
      try await texts.restore(request, context)
    }
    DocumentRoutes(jobs: jobs, answers: answers).add(to: router)
    if let archive {
      archive.add(to: router)
      CorrectionRoutes(
        archive: archive.archive, queue: archive.queue, threads: archive.threads,
        limits: settings.limits, answers: answers
      ).add(to: router)
    }
    WebAssets.add(to: router)
    SignInRoutes(token: settings.token, limits: settings.limits, hasArchive: archive != nil)
      .add(to: router)
    if let archive {
      WebRoutes(archive: archive.archive, images: archive.images, threads: archive.threads)
        .add(to: router)
    } else {
      router.get("desk") { request, _ in
        let language = DeskPage.language(of: request)
        let text = DeskStrings.text("noArchive", in: language)
        return DeskPage(
          content: DeskTemplates.render("message", ["message": text], in: language)
        ).response(to: request, hasArchive: false)
      }
    }
    return router
  }

  /// Answers what a path knows, but not by this method, with the methods by which it is known.
  private func refuseOtherMethods(_ router: Router<DeskContext>) {
    let known = Dictionary(grouping: router.routes, by: \.path.description)
    for (path, routes) in known {
      var methods = Set(routes.map(\.method))
      if methods.contains(.get) { methods.insert(.head) }
      let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
      for method in Self.methods
      where !methods.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ in
          var response = APIError(
            .methodNotAllowed, "wrong-method", "This address is asked by \(allowed)."
          ).response
          response.headers[.allow] = allowed
          return response
        }
      }
    }
  }

  private static let methods: [HTTPRequest.Method] =
    [.get, .head, .post, .put, .delete, .patch, .options, .trace]
    + ["QUERY"].compactMap { HTTPRequest.Method($0) }

  private static var processGauges: [Metrics.Gauge] {
    [
      Metrics.Gauge(
        name: "process_resident_memory_bytes", help: "Memory that the process holds.",
        value: Double(Metrics.residentBytes))
    ]
  }
}

extension TextService {
  /// What is true at the moment.
  var gauges: [Metrics.Gauge] {
    let load = threads.load
    return [
      Metrics.Gauge(
        name: "dau_texts_waiting", help: "Short texts that wait for a thread.",
        value: Double(load.waiting)),
      Metrics.Gauge(
        name: "dau_texts_running", help: "Short texts that are being restored.",
        value: Double(load.running)),
      Metrics.Gauge(
        name: "dau_text_streams", help: "Long texts on their way.", value: Double(openStreams)),
    ]
  }
}

extension DocumentJobs {
  /// What is true at the moment.
  var gauges: [Metrics.Gauge] {
    [
      Metrics.Gauge(
        name: "dau_documents_open", help: "Documents that are received, wait or are read.",
        value: Double(openJobs))
    ]
  }
}
