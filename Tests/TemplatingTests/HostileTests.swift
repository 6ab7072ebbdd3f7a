import Foundation
import SourceText
import Testing

@testable import Templating

private let node = Shape("node") { node in [Slot("name", .text), Slot("on", .flag), Slot("nodes", .list(node))] }

private func tree(_ depth: Int, width: Int = 1) -> Record {
    var record = Record(node, [.text("x"), .flag(true), .list([])])
    for _ in 0..<depth {
        record = Record(node, [.text("x"), .flag(true), .list([Record](repeating: record, count: width))])
    }
    return record
}

/// Runs on a thread with as little stack as the workers of a parallel loop have.
private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        body()
        done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
}

@Suite struct HostileTests {
    @Test func endlessPartialIsTold() {
        #expect(Loaded(["page": "a{{>page}}"], node).mistakes == ["template.endless page:page"])
        #expect(
            Loaded(["page": "{{#on}}{{>p}}{{/on}}", "p": "{{>q}}", "q": "{{>p}}"], node).mistakes == [
                "template.endless q:p"
            ])
    }

    /// A record that holds its own kind may end; one that does not is the same at every turn.
    @Test(
        arguments: [
            "{{#on}}{{>page}}{{/on}}", "{{#items}}{{>page}}{{/items}}",
            "{{#items}}{{#name}}{{>page}}{{/name}}{{/items}}",
            "{{^on}}{{#one}}{{>page}}{{/one}}{{/on}}",
            "{{#on}}{{<page}}{{$block}}{{/block}}{{/page}}{{/on}}{{$block}}{{/block}}",
        ])
    func partialOfARecordWithoutItsOwnKindIsEndless(_ text: String) {
        let item = Shape("item", [Slot("name", .text)])
        let flat = Shape("flat", [Slot("on", .flag), Slot("items", .list(item)), Slot("one", .record(item))])
        #expect(Loaded(["page": text], flat).mistakes.map { $0.prefix(16) } == ["template.endless"])
        // Where partials are called and no longer copied in.
        let long = String(repeating: "{{#on}}-{{/on}}", count: 12_000)
        let called = Loaded(
            ["page": long + "{{>a}}", "a": "{{#items}}{{>b}}{{/items}}", "b": "{{#on}}{{>a}}{{/on}}"], flat)
        #expect(called.mistakes.map { $0.prefix(16) } == ["template.endless"])
    }

    @Test func recursionOverTheSameRecordIsStopped() {
        onSmallStack {
            let loaded = Loaded(["page": "x{{#on}}{{>page}}{{/on}}"], node)
            #expect(loaded.mistakes == [])
            var out = ByteWriter()
            #expect(throws: TemplateOverflow.self) { try loaded.set["page", node]?.render(tree(0), into: &out) }
            #expect((50...1000).contains(out.count))
        }
    }

    @Test func branchingRecursionStops() {
        let loaded = Loaded(["page": "{{#on}}-{{>page}}{{>page}}{{/on}}"], node)
        #expect((1...10_001).contains(loaded.render(tree(0), steps: 10_000).count))
    }

    @Test func loopsInLoopsStop() {
        let text = String(repeating: "{{#nodes}}", count: 12) + String(repeating: "{{/nodes}}", count: 12)
        #expect(Loaded(["page": text], node).render(tree(12, width: 10), steps: 10_000) == "")
    }

    @Test func deepNestingIsTold() {
        onSmallStack {
            let open = String(repeating: "{{#nodes}}", count: 50_000)
            #expect(Loaded(["page": open], node).mistakes == ["template.tooDeep page:{{#nodes}}"])
            let deepest = String(repeating: "{{#nodes}}", count: 38) + String(repeating: "{{/nodes}}", count: 38)
            #expect(Loaded(["page": deepest], node).mistakes == [])
            _ = Loaded(["page": deepest], node).render(tree(100))
        }
    }

    @Test func longChainsOfPartialsAreTold() {
        onSmallStack {
            var diagnostics = Diagnostics()
            let sources = (0..<500).map { index in
                (
                    name: "\(index)",
                    source: Source(path: "\(index)", bytes: Array("{{#nodes}}{{>\(index + 1)}}{{/nodes}}".utf8))
                )
            }
            _ = TemplateSet(sources, roots: [("0", node)], into: &diagnostics)
            #expect(diagnostics.all.map(\.id) == ["template.tooDeep"])
        }
    }

    /// `count` partials, each with the next one twice.
    private func doubling(_ count: Int, _ text: String) -> (set: TemplateSet, mistakes: [String]) {
        var diagnostics = Diagnostics()
        var sources = [(name: "\(count)", source: Source(path: "", bytes: [0x61]))]
        for index in 0..<count {
            let text = "{{>\(index + 1)}}\(text){{>\(index + 1)}}"
            sources.append((index == 0 ? "page" : "\(index)", Source(path: "\(index)", bytes: Array(text.utf8))))
        }
        let set = TemplateSet(sources, roots: [("page", node)], into: &diagnostics)
        return (set, diagnostics.all.map(\.id))
    }

    @Test func partialsThatDoubleBecomeCalls() {
        let (set, mistakes) = doubling(40, "{{name}}")
        #expect(mistakes == [])
        #expect((set["page", node]?.program.code.count ?? 0) < 50_000)
    }

    @Test func textThatDoublesIsTold() {
        #expect(doubling(40, "text").mistakes == ["template.tooLarge"])
        #expect(doubling(12, String(repeating: "text", count: 5_000)).mistakes == ["template.tooLarge"])
    }

    @Test func indentationThatGrowsWithRecursionIsKept() {
        let loaded = Loaded(["page": "-\n{{#nodes}}\n  {{>page}}\n{{/nodes}}\n"], node)
        #expect(loaded.mistakes == [])
        #expect(loaded.render(tree(3)).hasPrefix("-\n"))
    }

    @Test func parentsThatNestThemselvesEnd() {
        let loaded = Loaded(
            [
                "page":
                    "{{#on}}{{<page}}{{$a}}{{$a}}{{#nodes}}{{>page}}{{/nodes}}{{/a}}{{/a}}{{/page}}{{/on}}{{$a}}{{/a}}"
            ],
            node)
        #expect(loaded.render(tree(2), steps: 10_000).isEmpty)
    }

    @Test func randomPiecesOfTagsDoNoHarm() {
        let pieces = [
            "{{", "}}", "{{{", "}}}", "{{#nodes}}", "{{/nodes}}", "{{^on}}", "{{/on}}", "{{>page}}", "{{<page}}",
            "{{/page}}", "{{$a}}", "{{/a}}", "{{=<% %>=}}", "<%={{ }}=%>", "\n", "  ", "\r\n", "{{!", "{{.}}",
            "{{name}}",
            "{{a.b.c}}", "{{>*name}}", "<pre>", "</pre>", "є", "{{&name}}", "{{* }}", "{{>*}}", "{{> * }}", "{{=",
            "=}}",
        ]
        var random = SystemRandomNumberGenerator()
        for round in 0..<1500 {
            let text = (0..<Int.random(in: 1...25, using: &random)).map { _ in pieces.randomElement() ?? "" }.joined()
            let loaded = Loaded(["page": text], node, isCompact: round % 2 == 0)
            _ = loaded.render(tree(1))
        }
    }
}
