import Foundation
import SourceText
import TestSupport
import Testing

@testable import Templating

/// The Mustache specification's own suite, without lambdas, which this engine has not: a template computes nothing.
@Suite struct SpecificationTests {
    static let files = [
        "interpolation", "sections", "inverted", "comments", "delimiters", "partials", "~inheritance",
        "~dynamic-names",
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        let name: String
        let template: String
        let partials: [String: String]
        let names: [String]
        let root: Value
        let expected: String

        var testDescription: String { "\(file): \(name)" }
    }

    static let cases: [Case] = files.flatMap(read)

    @Test func allCasesAreRead() { #expect(Self.cases.count == 184) }

    @Test(arguments: cases) func rendersAsTheSpecificationSays(_ example: Case) throws {
        let shape = Shape(open: example.names)
        var sources = [(name: "the template itself", source: source("template", example.template))]
        for (name, text) in example.partials { sources.append((name, source(name, text))) }
        var diagnostics = Diagnostics()
        let templates = TemplateSet(sources, roots: [("the template itself", shape)], into: &diagnostics)
        #expect(diagnostics.isEmpty)
        let template = try #require(templates["the template itself", shape])
        var out = ByteWriter()
        try template.render(Self.opened(example.root, shape), into: &out)
        #expect(String(decoding: out.bytes, as: UTF8.self) == example.expected)
    }

    private static func opened(_ value: Value, _ shape: Shape) -> Record {
        if case .record(let record) = value { reshaped(record, shape) } else { Record(.box, [reshaped(value, shape)]) }
    }

    /// The same tree with every record under the one open shape.
    private static func reshaped(_ value: Value, _ shape: Shape) -> Value {
        switch value {
        case .record(let record): .record(reshaped(record, shape))
        case .list(let records): .list(records.map { reshaped($0, shape) })
        default: value
        }
    }

    private static func reshaped(_ record: Record, _ shape: Shape) -> Record {
        Record(record.shape === Shape.box ? Shape.box : shape, record.values.map { reshaped($0, shape) })
    }

    private static func read(_ file: String) -> [Case] {
        let url = projectFolder.appending(path: "Tests/TemplatingTests/Suites/mustache-spec/\(file).json")
        guard let data = try? Data(contentsOf: url),
            let suite = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let tests = suite["tests"] as? [[String: Any]]
        else { return [] }
        return tests.map { test in
            var names: Set<String> = []
            collectNames(test["data"] as Any, into: &names)
            let sorted = names.sorted()
            return Case(
                file: file, name: test["name"] as? String ?? "", template: test["template"] as? String ?? "",
                partials: test["partials"] as? [String: String] ?? [:], names: sorted,
                root: value(test["data"] as Any, Shape(open: sorted), sorted),
                expected: test["expected"] as? String ?? "")
        }
    }

    private static func collectNames(_ json: Any, into names: inout Set<String>) {
        if let object = json as? [String: Any] {
            names.formUnion(object.keys)
            for inner in object.values { collectNames(inner, into: &names) }
        } else if let list = json as? [Any] {
            for inner in list { collectNames(inner, into: &names) }
        }
    }

    private static func value(_ json: Any, _ shape: Shape, _ names: [String]) -> Value {
        if let object = json as? [String: Any] {
            return .record(Record(shape, names.map { name in object[name].map { value($0, shape, names) } ?? .absent }))
        }
        if let list = json as? [Any] {
            return .list(
                list.map { item in
                    let item = value(item, shape, names)
                    if case .record(let record) = item { return record }
                    return Record(.box, [item])
                })
        }
        if let text = json as? String { return .text(text) }
        if let number = json as? NSNumber {
            return isBoolean(number) ? .flag(number.boolValue) : .text(number.stringValue)
        }
        return .absent
    }

    private static func isBoolean(_ number: NSNumber) -> Bool { unsafe String(cString: number.objCType) == "c" }

    private func source(_ name: String, _ text: String) -> Source {
        Source(path: name + ".mustache", bytes: Array(text.utf8))
    }
}
