internal import SourceText

/// The file of `PageScript`.
extension PageScript {
    static func jobs(_ context: OutputContext) -> [Job] {
        guard let script = context.script else { return [] }
        return [
            Job(
                String(script.url.dropFirst(bytes: 1)), "scripts",
                .bytes(digest: { script.digest }) { $0.write(script.bytes) })
        ]
    }
}
