import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

private let suite = sharedFolder("data/suites/toml-test/tests")

/// The cases of toml-test that TOML 1.1 has: paths of the lists' kind.
private func cases(_ kind: String) -> [String] {
    guard let suite, let list = try? String(contentsOf: suite.appending(path: "files-toml-1.1.0"), encoding: .utf8)
    else {
        return []
    }
    return list.split(separator: "\n").map(String.init).filter { $0.hasPrefix(kind) && $0.hasSuffix(".toml") }
}

@Suite(.enabled(if: suite != nil)) struct ImportTOMLTests {
    @Test func everyValidDocumentOfTheSuiteIsRead() throws {
        let suite = try #require(suite)
        let paths = cases("valid/")
        #expect(paths.count > 200)
        for path in paths {
            let bytes = [UInt8](try Data(contentsOf: suite.appending(path: path)))
            guard let value = try? TOMLReader.read(bytes) else {
                Issue.record("refused: \(path)")
                continue
            }
            let typed = try JSONSerialization.jsonObject(
                with: Data(contentsOf: suite.appending(path: path.dropLast(5) + ".json")))
            #expect(isSame(value, typed), "\(path): \(value)")
        }
    }

    @Test func everyInvalidDocumentOfTheSuiteIsRefused() throws {
        let suite = try #require(suite)
        let paths = cases("invalid/")
        #expect(paths.count > 300)
        for path in paths {
            let bytes = [UInt8](try Data(contentsOf: suite.appending(path: path)))
            #expect(throws: TOMLReader.Mistake.self, "\(path)") { try TOMLReader.read(bytes) }
        }
    }

    /// Compares with the suite's notation: each value an object of its type and its text.
    private func isSame(_ value: OldValue, _ typed: Any) -> Bool {
        switch (value, typed) {
        case (.list(let items), let others as [Any]):
            return items.count == others.count && zip(items, others).allSatisfy { isSame($0, $1) }
        case (.text(let text), let one as [String: Any]):
            guard one.count == 2, let type = one["type"] as? String, let other = one["value"] as? String else {
                return false
            }
            return isSame(text, other, as: type)
        case (.map(let pairs), let others as [String: Any]):
            return pairs.count == others.count
                && pairs.allSatisfy { pair in others[pair.key].map { isSame(pair.value, $0) } ?? false }
        default: return false
        }
    }

    private func isSame(_ text: String, _ other: String, as type: String) -> Bool {
        switch type {
        case "string": Array(text.utf8) == Array(other.utf8)
        case "integer": Int(text) == Int(other) && Int(text) != nil
        case "float":
            Double(text).map { one in Double(other).map { one == $0 || one.isNaN && $0.isNaN } ?? false } ?? false
        case "bool": text == other
        default: moment(text) == moment(other)
        }
    }

    /// With `T` between day and time, seconds, and no zeros at the end of their fraction.
    private func moment(_ text: String) -> String {
        var text = text.uppercased().replacing(" ", with: "T")
        text.replace(/(T|^)(\d\d:\d\d)(?=[Z+-]|$)/) { $0.1 + $0.2 + ":00" }
        text.replace(/(\.\d*?)0+(?=[Z+-]|$)/) { $0.1 }
        text.replace(/\.(?=[Z+-]|$)/, with: "")
        return text
    }
}

@Test func tomlNestedWithoutEndIsRefused() {
    for (open, close) in [("[", "]"), ("{a=", "}")] {
        let text = "a = " + String(repeating: open, count: 100_000) + String(repeating: close, count: 100_000)
        #expect(throws: TOMLReader.Mistake.self) { try TOMLReader.read(Array(text.utf8)) }
    }
    let path = String(repeating: "a.", count: 50_000) + "a = 1"
    #expect(throws: TOMLReader.Mistake.self) { try TOMLReader.read(Array(path.utf8)) }
}
