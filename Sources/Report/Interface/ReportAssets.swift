/// The style sheet and the script of all that this module renders.
///
/// A report holds them inline; a server serves them as files. The script reads the strings of the
/// interface from an element `<script type="application/json" id="strings">`, which must stand
/// before it, and wants to be loaded at the end of the body or deferred.
package enum ReportAssets {
  /// The style sheet.
  package static let styleSheet = String(decoding: PackageResources.report_css, as: UTF8.self)
  /// The script.
  package static let script = String(decoding: PackageResources.report_js, as: UTF8.self)
}
