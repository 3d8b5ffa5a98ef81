// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "dau", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "Restoration", package: "dau"),
        .product(name: "LanguageModel", package: "dau"),
        .product(name: "DocumentModel", package: "dau"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "ablation",
      dependencies: [
        .product(name: "Restoration", package: "dau"),
        .product(name: "LanguageModel", package: "dau"),
        .product(name: "Evaluation", package: "dau"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "calibration",
      dependencies: [
        .product(name: "Restoration", package: "dau"),
        .product(name: "LanguageModel", package: "dau"),
        .product(name: "DocumentModel", package: "dau"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "peers",
      dependencies: [
        .product(name: "Restoration", package: "dau"),
        .product(name: "LanguageModel", package: "dau"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
