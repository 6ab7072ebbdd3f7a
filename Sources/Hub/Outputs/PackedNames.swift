internal import SourceText

/// Names that `--precompress` takes: of `dani.csv` and an archive `dani.csv.gz` of the town's own, servers would send
/// the archive to whoever asks for the table.
enum PackedNames {
    static func check(_ jobs: [Job], into diagnostics: inout Diagnostics) {
        let own = jobs.filter { job in PackedSink.endings.contains { job.path.hasSuffix(bytes: $0) } }
        guard !own.isEmpty else { return }
        let paths = Set(jobs.lazy.map { $0.path })
        for job in own {
            let plain = String(job.path.dropLast(bytes: 3))
            guard PackedSink.packs(plain), paths.contains(plain) else { continue }
            diagnostics.append(
                .packedName, at: Place(job.origin.isEmpty ? job.path : job.origin), "/" + job.path, "/" + plain)
        }
    }
}

extension Message {
    static let packedName = Message(
        "file.packedName",
        Wording(
            uk: "«{0}» – назва, під якою --precompress кладе стиснене «{1}»: сервери плутали б їх",
            en: "“{0}” is the name under which --precompress puts “{1}” packed: servers would take one for the other"),
        hint: Wording(
            uk: "перейменуйте архів або збирайте без --precompress",
            en: "rename the archive, or build without --precompress"))
}
