// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "cards",
    dependencies: [.package(name: "visnyk", path: "../..")],
    targets: [
        .executableTarget(
            name: "cards", dependencies: [.product(name: "Pictures", package: "visnyk")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
