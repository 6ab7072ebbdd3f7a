internal import SourceText

/// The variants of every picture that is shown, and the stripped originals that are linked to.
enum PictureFiles {
    static let name = "pictures"

    static func jobs(_ context: OutputContext) -> [Job] {
        let library = context.pictures.library
        var jobs: [Job] = []
        for (path, set) in library.sets.sorted(by: { $0.key < $1.key }) {
            let webp = set.webp
            let others = set.jpeg.filter { other in !webp.contains { $0.url == other.url } }
            for variant in webp + others {
                let file = String(variant.url.dropFirst(bytes: 1)).percentDecoded
                jobs.append(Job(file, name, origin: "content/" + path, work(variant.file, context)))
            }
        }
        for (path, file) in library.originals.sorted(by: { $0.key < $1.key }) {
            jobs.append(Job(path, name, origin: "content/" + path, work(file, context)))
        }
        return jobs
    }

    static func work(_ file: PictureLibrary.File, _ context: OutputContext) -> Job.Work {
        let blobs = context.blobs
        let digest = file.digest
        return .bytes(
            digest: { digest },
            write: { out in
                var bytes: [UInt8] = []
                bytes.reserveCapacity(file.piece.count)
                try blobs.read(file.piece, into: &bytes)
                out.write(bytes)
            })
    }
}
