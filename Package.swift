// swift-tools-version: 6.2
import PackageDescription
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .enableExperimentalFeature("CImplementation"),
  .enableExperimentalFeature("Embedded", .when(traits: ["Embedded"])),
  .unsafeFlags(["-no-allocations"], .when(traits: ["Embedded"])),
]
let package = Package(
  name: "poolstatus",
  products: [.library(name: "poolstatus", type: .dynamic, targets: ["PoolStatusABI", "PoolStatusLink"])],
  traits: [.trait(name: "Embedded")],
  targets: [
    .target(name: "PoolStatus", swiftSettings: strict),
    .target(name: "PoolStatusABI", dependencies: ["PoolStatus"], swiftSettings: strict),
    .target(name: "PoolStatusLink", publicHeadersPath: "."),
  ],
  swiftLanguageModes: [.v6]
)
