// swift-tools-version: 6.2
import PackageDescription

// Where the tree lies is in nothing that is built of it, so that two builds are the same bytes.
let here = "\(Context.packageDirectory)=."

// One register more; what that is worth, and what it costs, is in Performance. By -Xclang, for the
// package manager adds -fno-omit-frame-pointer after these flags.
let framePointer = "-mframe-pointer=none"

// One house, one set of strict settings. With the trait Embedded (what ships) the compiler
// also refuses every Swift construct that would allocate or need a runtime.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .enableExperimentalFeature("CImplementation"),
  .enableExperimentalFeature("AddressableTypes"),
  .enableExperimentalFeature("Embedded", .when(traits: ["Embedded"])),
  .unsafeFlags(
    [
      "-no-allocations", "-Xfrontend", "-function-sections", "-file-prefix-map", here,
      // What Debian's valgrind and gdb read.
      "-dwarf-version=4",
      "-Xcc", "-Xclang", "-Xcc", framePointer,
      "-Xcc", "-ffile-prefix-map=\(here)", "-Xfrontend", "-no-clang-module-breadcrumbs",
    ], .when(traits: ["Embedded"])),
]

let placeless: [CSetting] = [
  .unsafeFlags(
    [
      "-ffile-prefix-map=\(here)", "-gdwarf-4", "-Xclang", framePointer,
      // As Swift does it: debuggers find the frames in the file beside the library.
      "-fno-asynchronous-unwind-tables",
    ],
    .when(traits: ["Embedded"]))
]

// Small code is the default; what is hot says @_optimize(speed) itself.
let small: [SwiftSetting] = strict + [.unsafeFlags(["-Osize"], .when(traits: ["Embedded"]))]

// Where nothing is hot the outliner may cut what is alike out of functions.
let smallest: [SwiftSetting] =
  small + [
    .unsafeFlags(["-Xllvm", "-enable-machine-outliner=always"], .when(traits: ["Embedded"]))
  ]

// Tests take pointers and Foundation's word for it, so they need not say `unsafe`.
let tests: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableExperimentalFeature("Lifetimes"),
  .enableExperimentalFeature("AddressableTypes"),
]

// What the compiler of C does not do by itself. Swift's own code has it where there is an array.
let guarded: [CSetting] = [
  .unsafeFlags(["-fstack-protector-strong"], .when(traits: ["Embedded"]))
]

// True of all code of compilers that never writes a return address. Not so indirect branch tracking:
// Swift has no landing pads, and the linker would only claim them.
#if arch(x86_64)
  let shadowStack = ["-Xlinker", "-z", "-Xlinker", "shstk"]
#else
  let shadowStack: [String] = []
#endif

let package = Package(
  name: "poolstatus",
  products: [
    .library(name: "poolstatus", type: .dynamic, targets: ["PoolStatusABI", "PoolStatusLink"]),
    // For tests: the same with functions that make a call without the kernel.
    .library(
      name: "poolstatus-test", type: .dynamic,
      targets: ["PoolStatusABI", "PoolStatusTestHooks"]),
  ],
  traits: [
    .trait(
      name: "Embedded",
      description: "The build that ships: Embedded Swift, no runtime, no allocation in Swift.")
  ],
  targets: [
    // The C contract as a Swift module.
    .systemLibrary(name: "CPoolStatus", path: "include"),
    // The only door to C: jansson and the few libc calls.
    .systemLibrary(
      name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    // The way over large values, for processors that have one.
    .target(name: "PoolStatusKernel", cSettings: placeless + guarded),
    // What was seen, what it means, what is said. Imports nothing.
    .target(name: "PoolStatus", swiftSettings: small),
    // What malloc gives: results, tables, decoded strings.
    .target(
      name: "PoolStatusMemory", dependencies: ["PoolStatus", "CJansson"],
      swiftSettings: small),
    // pool, list, tenant, evaluate: each the whole way.
    .target(
      name: "PoolStatusCalls", dependencies: ["PoolStatus", "PoolStatusMemory"],
      swiftSettings: small),
    // json_t in and out.
    .target(
      name: "PoolStatusJansson", dependencies: ["PoolStatus", "PoolStatusMemory", "CJansson"],
      swiftSettings: smallest),
    // The exported functions.
    .target(
      name: "PoolStatusABI",
      dependencies: [
        "PoolStatus", "PoolStatusMemory", "PoolStatusCalls", "PoolStatusJansson",
        "PoolStatusKernel", "CJansson", "CPoolStatus",
      ],
      swiftSettings: small),
    // Proofs of the header's layout, and the linker's orders.
    .target(
      name: "PoolStatusLink", publicHeadersPath: ".", cSettings: placeless + guarded,
      linkerSettings: [
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "--icf=all", "-Xlinker",
            "--version-script=Sources/PoolStatusLink/exports.map",
            "-Xlinker", "--script=Sources/PoolStatusLink/sections.ld",
            "-Xlinker", "-soname=libpoolstatus.so.0", "-Xlinker", "-z", "-Xlinker", "defs",
            "-Xlinker", "-z", "-Xlinker", "nodelete", "-Xlinker", "-z", "-Xlinker", "now",
            "-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "noexecstack",
            "-Xlinker", "--gc-sections",
          ] + shadowStack, .when(traits: ["Embedded"]))
      ]),
    // Hosted build only: a test target cannot import an Embedded module.
    .testTarget(
      name: "PoolStatusTests",
      dependencies: [
        "PoolStatus", "PoolStatusMemory", "PoolStatusJansson", "PoolStatusABI", "CPoolStatus",
        "CJansson",
      ],
      swiftSettings: tests),
    // For tests only: a call without the kernel.
    .target(
      name: "PoolStatusTestHooks", dependencies: ["PoolStatusABI", "CPoolStatus"],
      swiftSettings: small),
  ],
  swiftLanguageModes: [.v6]
)
