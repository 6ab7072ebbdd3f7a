// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

/// A library target of the house; what it may know stands in its dependencies.
func room(_ name: String, knows dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room, beside it in name.
func tests(of name: String, also others: [Target.Dependency] = [], data: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + others, exclude: data,
        swiftSettings: strict)
}

let package = Package(
    name: "visnyk",
    products: [.executable(name: "visnyk", targets: ["visnyk"])],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: [
        .executableTarget(
            name: "visnyk",
            dependencies: ["Hub", "SourceText", "FileTree", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/VisnykCommand", swiftSettings: strict),
        room(
            "Hub",
            knows: ["SourceText", "FileTree", "YAML", "MarkdownHTML", "Templating", "Calendars"]),
        room("MarkdownHTML", knows: ["SourceText", "CCmarkGFM"]),
        room("Templating", knows: ["SourceText"]),
        room("SearchIndexing", knows: ["SourceText", "Deflate"]),
        room("Deflate", knows: ["CDeflate"]),
        room("Scripts"),
        room("CardPainter", knows: ["SourceText"]),
        room("Photos", knows: ["SourceText"]),
        room("Calendars", knows: ["SourceText"]),
        room("YAML", knows: ["SourceText", "CYAML"]),
        room("FileTree", knows: ["SourceText"]),
        room("SourceText"),
        .executableTarget(
            name: "search-bench", dependencies: ["SearchIndexing", "SourceText", "Scripts"], path: "Benchmarks/search",
            exclude: ["README.md", "pagefind", "compare.py"], sources: ["SearchBench.swift", "Page.swift"]),
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "TestSupport", dependencies: ["SourceText"], path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "SourceText"),
        tests(of: "YAML"),
        tests(of: "MarkdownHTML"),
        tests(of: "Templating"),
        tests(of: "SearchIndexing", also: ["SourceText", "Deflate", "Scripts"], data: ["vectors.tsv", "Browser"]),
        tests(of: "CardPainter"),
        tests(of: "Photos"),
        tests(of: "Calendars"),
        tests(of: "Hub", also: ["SourceText", "FileTree", "YAML", "Templating", "Calendars"]),
    ]
)
