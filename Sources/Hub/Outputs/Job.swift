internal import FileTree
internal import SourceText
internal import Templating

/// One file of the site, or a folder of them: where it goes, and how its bytes come about.
struct Job: Sendable {
    /// From the output's root.
    let path: String
    /// The output that asked for it, for `--profile`.
    let output: String
    let work: Work
    /// What the file comes from, for the diagnostic of two that meet.
    let origin: String

    enum Work: Sendable {
        /// A page is written anew only when its view or its template changed.
        case page(template: PageTemplate, view: @Sendable () -> Record)
        /// The digest stands for all that the writing reads. Writing throws what it cannot read: then nothing is published.
        case bytes(digest: @Sendable () -> Digest, write: @Sendable (inout ByteWriter) throws -> Void)
        /// Files of a folder (the path ends in a slash) whose names are not known before they are made.
        case folder(make: @Sendable (PutFile) throws -> Void)
        /// A file under `content/` or in the cache, as it is.
        case copy(from: String, digest: Digest?)
    }

    /// A file of a folder: its name, the digest of what it is made from, and its bytes, asked for when they are needed.
    typealias PutFile = (_ name: String, _ digest: Digest, (inout ByteWriter) throws -> Void) throws -> Void

    init(_ path: String, _ output: String, origin: String = "", _ work: Work) {
        self.path = path
        self.output = output
        self.work = work
        self.origin = origin
    }

    /// A page at an address that ends in a slash.
    static func page(
        at url: String, _ output: String, origin: String = "", template: PageTemplate,
        view: @escaping @Sendable () -> Record
    ) -> Job {
        Job(
            String(url.dropFirst(bytes: 1)) + "index.html", output, origin: origin,
            .page(template: template, view: view))
    }
}
