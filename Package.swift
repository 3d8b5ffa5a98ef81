// swift-tools-version: 6.2
import PackageDescription

let swift6: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// A target of the pipeline, built in Swift 6 mode.
func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: swift6)
}

/// The tests of one module; what several of them need is in `TestSupport`.
func tests(
  _ module: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: module + "Tests",
    dependencies: [.byName(name: module), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: swift6)
}

let package = Package(
  name: "dau",
  products: [
    .executable(name: "dau", targets: ["dau"]),
    .executable(name: "dau-pages", targets: ["dau-pages"]),
    .library(name: "Restoration", targets: ["Restoration"]),
    .library(name: "LanguageModel", targets: ["LanguageModel"]),
    .library(name: "Structure", targets: ["Structure"]),
    .library(name: "DocumentModel", targets: ["DocumentModel"]),
    .library(name: "Evaluation", targets: ["Evaluation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system: a module map and a header each, no logic.
    // What pkg-config says of it would have programs linked with a second libcurl, too.
    .systemLibrary(name: "CTesseract", providers: [.apt(["libtesseract-dev"])]),
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CPopplerGLib", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // One instruction that Swift has no name for.
    .systemLibrary(name: "CPrefetch"),
    // One call of the system that Swift's view of glibc leaves out.
    .systemLibrary(name: "CFileSync"),

    // What the stages share.
    stage("VietnameseText"),
    stage("DurableFiles", ["CFileSync"]),
    stage("DocumentModel"),
    stage("DocumentGrammar", ["VietnameseText"]),

    // The stages, in the order in which a page passes them.
    stage("LanguageModel", ["DurableFiles", "VietnameseText", "CZstandard", "CPrefetch"]),
    stage("SourceFiles", ["DocumentModel", "VietnameseText", "CGLib"]),
    stage(
      "Extraction",
      [
        "SourceFiles", "DocumentModel", "VietnameseText", "CTesseract", "CLeptonica",
        "CPopplerGLib",
      ],
      exclude: ["README.md"]),
    stage(
      "Restoration",
      ["LanguageModel", "DocumentModel", "DocumentGrammar", "VietnameseText", "CPrefetch"],
      exclude: ["README.md"]),
    stage(
      "Structure", ["DocumentModel", "DocumentGrammar", "VietnameseText"], exclude: ["README.md"]),
    stage(
      "Export", ["DocumentModel", "DurableFiles"], exclude: ["README.md"],
      resources: [.embedInCode("Schema/document.schema.json")]),
    // What people say of the words, kept beside the outputs.
    stage("Corrections", ["DocumentModel", "DurableFiles"], exclude: ["README.md"]),
    stage("SearchablePDF", ["SourceFiles", "DocumentModel", "CQPDF", "CLeptonica"]),
    // What touches hostile files, in processes of their own: who asks, and who answers.
    stage(
      "PageWorkers",
      [
        "SourceFiles", "DocumentModel", "Workers",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    stage(
      "PageService",
      ["PageWorkers", "Workers", "Extraction", "SearchablePDF", "SourceFiles"]),
    stage("Evaluation", ["DocumentModel", "VietnameseText"]),

    // What puts them together and shows them.
    stage("Terminal"),
    stage("Workers", [.product(name: "Subprocess", package: "swift-subprocess")]),
    stage(
      "Catalogue",
      ["DocumentModel", "VietnameseText", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["README.md"]),
    stage("Review", ["DocumentModel", "Terminal"]),
    stage(
      "Report",
      [
        "SourceFiles", "DocumentModel", "VietnameseText",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Assets/report.css"), .embedInCode("Assets/report.js"),
        .embedInCode("Assets/strings.json"), .embedInCode("Templates/page.mustache"),
        .embedInCode("Templates/report.mustache"), .embedInCode("Templates/document.mustache"),
        .embedInCode("Templates/outline.mustache"), .embedInCode("Templates/table.mustache"),
        .embedInCode("Templates/plot.mustache"), .embedInCode("Templates/archive.mustache"),
        .embedInCode("Templates/archived.mustache"),
      ]),
    stage(
      "Pipeline",
      [
        "PageWorkers", "SourceFiles", "Restoration", "LanguageModel", "Structure", "Export",
        "DocumentModel", "DurableFiles", "Terminal", "VietnameseText", "Workers", "Corrections",
      ]),
    stage(
      "Archive",
      [
        "Pipeline", "SourceFiles", "Structure", "Export", "DocumentModel", "DurableFiles",
        "Catalogue", "Report", "Corrections", "Review", "Workers", "Terminal",
      ],
      exclude: ["README.md"]),
    stage(
      "Desk",
      [
        "Catalogue", "Corrections", "Pipeline", "Restoration", "SourceFiles", "Export", "Report",
        "DocumentModel", "DurableFiles",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      exclude: ["README.md"],
      resources: [
        .embedInCode("Interface/openapi.json"), .embedInCode("Web/Assets/desk.css"),
        .embedInCode("Web/Assets/desk.js"), .embedInCode("Web/Assets/icon.svg"),
        .embedInCode("Web/Assets/strings.json"), .embedInCode("Web/Templates/frame.mustache"),
        .embedInCode("Web/Templates/documents.mustache"),
        .embedInCode("Web/Templates/found.mustache"),
        .embedInCode("Web/Templates/document.mustache"),
        .embedInCode("Web/Templates/queue.mustache"),
        .embedInCode("Web/Templates/editor.mustache"),
        .embedInCode("Web/Templates/corrections.mustache"),
        .embedInCode("Web/Templates/history.mustache"),
        .embedInCode("Web/Templates/message.mustache"),
        .embedInCode("Web/Templates/signin.mustache"),
      ]),
    .executableTarget(
      name: "dau",
      dependencies: [
        "Desk", "Archive", "Corrections", "Catalogue", "Workers", "Export", "Pipeline", "Report",
        "Review", "Terminal", "SourceFiles", "Evaluation", "LanguageModel", "Restoration",
        "Structure", "DocumentModel", "DurableFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: swift6),

    // The libraries that read PDFs and images are linked here alone.
    .executableTarget(
      name: "dau-pages",
      dependencies: ["PageService"],
      swiftSettings: swift6),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swift6),
    // That the modules import what is declared here, and nothing upwards.
    .testTarget(name: "ArchitectureTests", swiftSettings: swift6),
    tests("VietnameseText"),
    tests("DurableFiles"),
    tests("DocumentModel"),
    tests("DocumentGrammar"),
    tests("LanguageModel", ["VietnameseText", "CZstandard"]),
    tests("Restoration", ["LanguageModel", "DocumentModel", "VietnameseText", "Evaluation"]),
    tests("SourceFiles", ["DocumentModel"]),
    tests("Extraction", ["SourceFiles", "DocumentModel", "CLeptonica", "CPopplerGLib"]),
    tests("PageWorkers", ["SourceFiles", "DocumentModel", "Workers"]),
    tests("PageService", ["PageWorkers", "SourceFiles"]),
    tests("SearchablePDF", ["SourceFiles", "DocumentModel"]),
    tests("Structure", ["DocumentModel"], exclude: ["Worked"]),
    tests("Export", ["DocumentModel"]),
    tests("Corrections", ["DocumentModel"]),
    tests(
      "Desk", ["Catalogue", "Corrections", "DocumentModel", "Export", "Pipeline", "Restoration"]),
    tests("Evaluation", ["DocumentModel"]),
    tests("Terminal"),
    tests("Review", ["DocumentModel", "Terminal"]),
    tests("Report", ["DocumentModel"]),
    tests("Pipeline", ["DocumentModel", "DurableFiles", "SourceFiles", "Terminal"]),
    tests("Workers"),
    tests("Catalogue", ["DocumentModel"]),
    tests(
      "Archive",
      [
        "Pipeline", "Catalogue", "Export", "SourceFiles", "Terminal", "DocumentModel",
        "DurableFiles", "Workers",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "DocumentModel", "TestSupport", "dau", "dau-pages",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: swift6),
  ]
)
