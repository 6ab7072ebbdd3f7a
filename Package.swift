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
func room(_ name: String, knows dependencies: [Target.Dependency] = [], linked settings: [LinkerSetting] = [])
    -> Target
{
    .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: settings)
}

/// The tests of one room, beside it in name.
func tests(of name: String, also others: [Target.Dependency] = [], beside files: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + others, exclude: files,
        swiftSettings: strict)
}

let package = Package(
    name: "visnyk",
    products: [
        .executable(name: "visnyk", targets: ["visnyk"]),
        // For Benchmarks/, which is a package of its own.
        .library(name: "Pictures", targets: ["CardPainter", "Photos"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .executableTarget(
            name: "visnyk",
            dependencies: [
                "Authoring", "Serving", "QRCodes", "Hub", "Import", "Share", "Deployment", "Verification", "Provenance",
                "SourceText", "FileTree", "Calendars", "Fetching",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/VisnykCommand", swiftSettings: strict),
        room(
            "Import",
            knows: ["Hub", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Calendars", "Photos", "XML", "Archives"]),
        room(
            "Share",
            knows: [
                "Hub", "Publish", "SourceText", "FileTree", "MarkdownHTML", "Calendars", "Photos", "CardPainter",
                "QRCodes",
                "Styles",
            ]),
        room(
            "Hub",
            knows: [
                "Publish", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Templating", "Calendars", "Photos",
                "CardPainter",
                "SearchIndexing", "Scripts", "Styles", "Provenance", "QRCodes", "ContentLint", "Deployment", "Deflate",
                "Brotli", "DocumentText", "CSiteTemplate",
            ],
            // A note of a few bytes tells this program from another; without it, caches are told by all its bytes.
            linked: [.unsafeFlags(["-Xlinker", "--build-id=sha1"])]),
        room("ContentLint", knows: ["SourceText", "MarkdownHTML"]),
        room("Authoring", knows: ["Hub", "SourceText", "FileTree", "Calendars", "YAML"]),
        room(
            "Serving",
            knows: [
                "Hub", "SourceText", "FileTree", "Calendars", "QRCodes",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        room("Publish", knows: ["SourceText", "FileTree"]),
        room("Verification", knows: ["Provenance", "Fetching", "SourceText", "FileTree"]),
        room("Provenance", knows: ["SourceText", "FileTree", "Programs", "CJansson"]),
        room("Deployment", knows: ["Publish", "Provenance", "Programs", "SourceText", "FileTree"]),
        room("Programs", knows: ["CLinux"]),
        room("Fetching", knows: ["SourceText", "CCurl"]),
        room("MarkdownHTML", knows: ["SourceText", "CCmarkGFM"]),
        room("Templating", knows: ["SourceText"]),
        room("SearchIndexing", knows: ["SourceText", "Deflate"]),
        room("Scripts", knows: ["SourceText"]),
        room("Styles"),
        room("CardPainter", knows: ["SourceText", "Photos", "Deflate", "CCairoPango"]),
        room("Photos", knows: ["SourceText", "Deflate", "CTurboJPEG", "CWebP", "CPNG", "CLCMS"]),
        room("Deflate", knows: ["CDeflate"]),
        room("Brotli", knows: ["CBrotli"]),
        room("QRCodes", knows: ["SourceText", "CQRencode"]),
        room("Calendars", knows: ["SourceText", "CIcal"]),
        room("YAML", knows: ["SourceText", "CYAML"]),
        room("Archives", knows: ["SourceText", "Deflate"]),
        room("DocumentText", knows: ["SourceText", "Programs", "Archives", "XML"]),
        room("XML", knows: ["CXML"]),
        room("FileTree", knows: ["CLinux"]),
        room("SourceText", knows: ["CCrypto"]),
        .executableTarget(
            name: "search-bench", dependencies: ["SearchIndexing", "SourceText", "Scripts"], path: "Benchmarks/search",
            exclude: ["README.md", "pagefind", "compare.py", "cases.py", "same-page.py"],
            sources: ["SearchBench.swift", "Page.swift"]),
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CIcal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .target(name: "CSiteTemplate"),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng16", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
        .systemLibrary(
            name: "CCairoPango", pkgConfig: "pangocairo", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
        .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
        .target(
            name: "TestSupport", dependencies: ["SourceText", "CSpawn"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests(of: "SourceText", beside: ["Suites"]),
        tests(
            of: "Authoring", also: ["Hub", "SourceText", "FileTree", "Calendars", "YAML"],
            beside: ["cms-configuration.schema.json"]),
        tests(of: "YAML"),
        tests(of: "XML"),
        tests(of: "DocumentText", also: ["Deflate"]),
        tests(of: "Serving", also: ["Authoring", "Hub", "SourceText", "FileTree", "Calendars"]),
        tests(of: "MarkdownHTML", also: ["SourceText"], beside: ["Suites"]),
        tests(of: "Templating", also: ["SourceText"], beside: ["Suites"]),
        tests(
            of: "SearchIndexing", also: ["SourceText", "Deflate", "Scripts"], beside: ["vectors.tsv", "Browser"]),
        tests(of: "CardPainter", also: ["Photos", "Deflate", "SourceText"], beside: ["Golden", "Pictures"]),
        tests(of: "Photos", also: ["SourceText", "Deflate"]),
        tests(of: "QRCodes", also: ["Photos"]),
        tests(of: "Verification", also: ["Provenance", "Fetching", "SourceText", "FileTree"]),
        tests(of: "Deployment", also: ["Provenance", "FileTree", "Fetching", "SourceText"]),
        tests(of: "Styles"),
        tests(of: "Deflate"),
        tests(of: "FileTree"),
        .testTarget(
            name: "VisnykCommandTests", dependencies: ["visnyk", "TestSupport", "FileTree"], swiftSettings: strict),
        tests(of: "Calendars", also: ["SourceText"], beside: ["Suites"]),
        .testTarget(
            name: "MistakesTests",
            dependencies: ["visnyk", "Hub", "ContentLint", "SourceText", "FileTree", "Calendars", "TestSupport"],
            exclude: ["Mistakes"], swiftSettings: strict),
        tests(
            of: "Hub",
            also: [
                "Import", "Share", "Publish", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Templating",
                "Calendars", "Deflate", "Archives", "DocumentText",
                "Provenance", "Styles",
            ],
            beside: ["Suites", "search-queries.tsv"]),
    ]
)
