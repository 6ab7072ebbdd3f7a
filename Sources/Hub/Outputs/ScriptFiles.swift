internal import SourceText

/// The files of `PageScripts` and `ServiceWorker`.
enum ScriptFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        var files = [context.scripts.file].compactMap { $0 }
        if let worker = context.worker { files.append(worker.file(context)) }
        return files.map { file in
            Job(file.path, "scripts", .bytes(digest: { Digest(of: file.bytes) }) { $0.write(file.bytes) })
        }
    }
}
