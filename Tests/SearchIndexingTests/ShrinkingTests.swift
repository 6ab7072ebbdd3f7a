import Foundation
import Scripts
import TestSupport
import Testing

struct ShrinkingTests {
    @Test(arguments: [
        (
            "// why\nconst total = 1\nexport const sum = (left, right) => left + right + total\n",
            "const e=1\nexport const sum=(t,n)=>t+n+e\n"
        ),
        // What is not seen from each other's uses may share a name.
        ("const f = first => first\nconst g = second => f(second)\n", "const e=e=>e\nconst t=t=>e(t)\n"),
        // A key stays; a key that is a variable too is parted.
        (
            "const pair = ({ key, other: value }) => ({ key, value: value.key })\n",
            "const e=({key:e,other:t})=>({key:e,value:t.key})\n"
        ),
        // The browser's own names stay, and none hides them.
        ("const far = e => document.title + e + t\n", "const e=e=>document.title+e+t\n"),
        (
            "for (const [name, count] of list) use(name, count)\nconst name = 2\n",
            "for(const[e,t]of list)use(e,t)\nconst e=2\n"
        ),
        ("try { go() } catch (error) { say(error) }\n", "try{go()}catch(e){say(e)}\n"),
        ("const hidden = `${shown}`\nconst shown = 1\n", "const e=`${shown}`\nconst shown=1\n"),
    ]) func namesAreShortAndMeanWhatTheyMeant(_ script: String, _ expected: String) {
        #expect(String(decoding: shrunk(script: Array(script.utf8)), as: UTF8.self) == expected)
    }

    /// The client with its interface, as a server sends it.
    @Test func clientFitsEightKilobytes() throws {
        let assets = projectFolder.appending(path: "site-template/assets")
        let sizes = try ["search.js", "search-start.js"].map { name in
            try gzipped(shrunk(script: Array(try Data(contentsOf: assets.appending(path: name)))))
        }
        #expect(sizes.reduce(0, +) <= 8192, "\(sizes)")
    }

    /// As `gzip -9` packs it, which every server can; without a file's name.
    private func gzipped(_ bytes: [UInt8]) throws -> Int {
        let file = FileManager.default.temporaryDirectory.appending(path: "visnyk-client-" + UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-9", "-n", "-c", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let packed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return packed.count
    }
}
