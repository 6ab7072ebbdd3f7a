import SourceText
import Testing

@testable import Hub
@testable import Publish

@Suite struct PublishMemoryTests {
    let one = Digest(of: [1])
    let two = Digest(of: [2])

    @Test func filesAreThereWhenTheBuildEnds() throws {
        let sink = MemorySink()
        try sink.put("a/b.html", [1, 2], digest: nil)
        #expect(sink["a/b.html"] == nil)
        #expect(try sink.finish() == Written(written: 1, bytes: 2))
        #expect(sink.files == ["a/b.html": [1, 2]])
    }

    @Test func theNextBuildHoldsWhatDidNotChangeAndDropsWhatItDoesNotName() throws {
        let sink = MemorySink()
        for name in ["held", "equal", "changed", "dropped"] { try sink.put(name, [1], digest: one) }
        _ = try sink.finish()
        #expect(sink.holds("held", digest: one))
        #expect(!sink.holds("equal", digest: two))
        #expect(!sink.holds("none", digest: one))
        try sink.put("equal", [1], digest: two)
        try sink.put("changed", [2], digest: two)
        #expect(try sink.finish() == Written(written: 1, unchanged: 2, removed: 1, bytes: 1))
        #expect(sink.files == ["held": [1], "equal": [1], "changed": [2]])
    }
}
