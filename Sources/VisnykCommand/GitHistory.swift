internal import Hub
internal import Programs
internal import SourceText

/// What git remembers of the content folder: its texts at the commit before the last one.
///
/// The working tree is compared, so that a file renamed a minute ago counts as one that was renamed and committed. Without
/// git, outside a repository, or in a clone of one commit there is nothing to tell.
struct GitHistory: Sendable {
    /// Its path, as the user gave it.
    let content: String

    private static let mostTexts = 200
    private static let textLimit = 1 << 20
    private static let listLimit = 16 << 20

    func earlierTexts() -> EarlierTexts? {
        let before = ["HEAD~1", "HEAD"].first { run(["rev-parse", "--quiet", "--verify", $0 + "^{commit}"]) != nil }
        guard let before,
            let changes = run(["diff", "--no-ext-diff", "--name-status", "-z", "-M", "--relative", before, "--", "."]),
            let untracked = run(["ls-files", "--others", "--exclude-standard", "-z", "--", "."])
        else { return nil }
        var removed: [String] = []
        var added = Set(GitHistory.words(untracked))
        var words = GitHistory.words(changes)[...]
        while let status = words.popFirst(), let path = words.popFirst() {
            switch status.utf8.first {
            case UInt8(ascii: "D"): removed.append(path)
            case UInt8(ascii: "A"): added.insert(path)
            case UInt8(ascii: "R"):
                removed.append(path)
                if let new = words.popFirst() { added.insert(new) }
            case UInt8(ascii: "C"): if let new = words.popFirst() { added.insert(new) }
            default: break
            }
        }
        let texts = removed.filter { $0.hasSuffix(bytes: ".md") }.prefix(GitHistory.mostTexts).compactMap { path in
            run(["show", "--no-textconv", before + ":./" + path], limit: GitHistory.textLimit).map {
                Source(path: path, bytes: $0)
            }
        }
        return EarlierTexts(removed: texts, added: added)
    }

    /// What git prints; nil where it fails. Nothing that the repository's settings name is run.
    private func run(_ arguments: [String], limit: Int = listLimit) -> [UInt8]? {
        let git = ChildProcess(
            "git",
            [
                "-C", content, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
                "core.quotePath=false",
            ]
                + arguments,
            environment: ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"], input: [], words: .kept(limit: limit))
        guard let end = try? git.run(), end.status == 0 else { return nil }
        return end.output
    }

    private static func words(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
