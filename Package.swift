// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

/// A library target; what it may import stands in its dependencies.
func module(_ name: String, uses dependencies: [Target.Dependency] = [], linked settings: [LinkerSetting] = [])
    -> Target
{
    .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: settings)
}

/// The tests of one module, beside it in name.
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
                "SourceText", "FileTree", "Calendars", "Fetching", "Programs", "Translations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/VisnykCommand", swiftSettings: strict),
        module(
            "Import",
            uses: [
                "Hub", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Calendars", "Photos", "XML", "Archives",
                "Translations",
            ]),
        module(
            "Share",
            uses: [
                "Hub", "Publish", "SourceText", "FileTree", "MarkdownHTML", "Calendars", "Photos", "CardPainter",
                "QRCodes",
                "Styles", "Translations",
            ]),
        module(
            "Hub",
            uses: [
                "Publish", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Templating", "Calendars", "Photos",
                "CardPainter",
                "SearchIndexing", "Scripts", "Styles", "Provenance", "QRCodes", "ContentLint", "Deployment", "Deflate",
                "Brotli", "DocumentText", "CSiteTemplate",
            ],
            // A note of a few bytes tells this program from another; without it, caches are told by all its bytes.
            linked: [.unsafeFlags(["-Xlinker", "--build-id=sha1"])]),
        module("ContentLint", uses: ["SourceText", "MarkdownHTML"]),
        module("Authoring", uses: ["Hub", "SourceText", "FileTree", "Calendars", "YAML", "Translations"]),
        module(
            "Serving",
            uses: [
                "Hub", "SourceText", "FileTree", "Calendars", "QRCodes", "Translations",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        module("Publish", uses: ["SourceText", "FileTree"]),
        module("Verification", uses: ["Provenance", "Fetching", "SourceText", "FileTree"]),
        module("Provenance", uses: ["SourceText", "FileTree", "Programs", "CJansson"]),
        module("Deployment", uses: ["Publish", "Provenance", "Programs", "SourceText", "FileTree"]),
        module("Programs", uses: ["CLinux"]),
        module("Fetching", uses: ["SourceText", "CCurl"]),
        module("MarkdownHTML", uses: ["SourceText", "CCmarkGFM"]),
        module("Templating", uses: ["SourceText"]),
        module("SearchIndexing", uses: ["SourceText", "Deflate"]),
        module("Scripts", uses: ["SourceText"]),
        module("Styles"),
        module("CardPainter", uses: ["SourceText", "Photos", "Deflate", "CCairoPango"]),
        module("Photos", uses: ["SourceText", "Deflate", "CTurboJPEG", "CWebP", "CPNG", "CLCMS"]),
        module("Deflate", uses: ["CDeflate"]),
        module("Brotli", uses: ["CBrotli"]),
        module("QRCodes", uses: ["SourceText", "CQRencode"]),
        module("Calendars", uses: ["SourceText", "CIcal"]),
        module("YAML", uses: ["SourceText", "CYAML"]),
        module("Translations", uses: ["SourceText", "YAML", "Calendars", "CMessageRows"]),
        module("Archives", uses: ["SourceText", "Deflate"]),
        module("DocumentText", uses: ["SourceText", "Programs", "Archives", "XML"]),
        module("XML", uses: ["CXML"]),
        module("FileTree", uses: ["CLinux"]),
        module("SourceText", uses: ["CCrypto"]),
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
        .target(name: "CMessageRows"),
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
        tests(of: "Translations", also: ["SourceText", "FileTree"]),
        tests(
            of: "Authoring", also: ["Hub", "SourceText", "FileTree", "Calendars", "YAML", "Translations"],
            beside: ["cms-configuration.schema.json"]),
        tests(of: "YAML"),
        tests(of: "XML"),
        tests(of: "DocumentText", also: ["Deflate"]),
        tests(of: "Serving", also: ["Authoring", "Hub", "SourceText", "FileTree", "Calendars", "Translations"]),
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
            dependencies: [
                "visnyk", "Hub", "ContentLint", "SourceText", "FileTree", "Calendars", "Translations", "TestSupport",
            ],
            exclude: ["Mistakes"], swiftSettings: strict),
        tests(
            of: "Hub",
            also: [
                "Import", "Share", "Publish", "SourceText", "FileTree", "YAML", "MarkdownHTML", "Templating",
                "Calendars", "Deflate", "Archives", "DocumentText",
                "Provenance", "Styles", "Translations",
            ],
            beside: ["Suites", "search-queries.tsv"]),
    ]
)
