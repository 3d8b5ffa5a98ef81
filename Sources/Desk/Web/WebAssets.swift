import HTTPTypes
import Hummingbird
import Report

/// The style sheets and scripts of the desk; they hold nothing of an archive.
enum WebAssets {
  private static let assets: [String: (type: String, bytes: [UInt8])] = [
    "report.css": ("text/css; charset=utf-8", Array(ReportAssets.styleSheet.utf8)),
    "desk.css": ("text/css; charset=utf-8", PackageResources.desk_css),
    "report.js": ("text/javascript; charset=utf-8", Array(ReportAssets.script.utf8)),
    "desk.js": ("text/javascript; charset=utf-8", PackageResources.desk_js),
    "icon.svg": ("image/svg+xml", PackageResources.icon_svg),
  ]

  /// Adds the route.
  static func add(to router: Router<DeskContext>) {
    router.get("desk/assets/:name") { _, context in
      guard let asset = assets[context.parameters.get("name") ?? ""] else {
        throw APIError.notFound
      }
      var response = Response(content: asset.bytes, type: asset.type)
      response.headers[.cacheControl] = "private, max-age=300"
      return response
    }
  }
}
