internal import FileTree
internal import Provenance
internal import SourceText

/// A site that can be sent: its manifest, and where each of its files can be read now.
struct BuiltSite {
    let manifest: SiteManifest
    let bytes: [UInt8]
    let signature: [UInt8]?
    private let source: (SiteManifest.File) -> String

    /// One that `build` wrote.
    init(folder: String) throws(DeployFailure) {
        guard let bytes = try? readFile(folder + "/" + SiteManifest.name, limit: SiteManifest.sizeLimit) else {
            throw .noManifest(folder: folder)
        }
        try self.init(bytes, try? readFile(folder + "/" + SiteManifest.signatureName, limit: Minisign.sizeLimit)) {
            folder + "/" + $0.path
        }
    }

    /// One that was sent before.
    init(_ history: DeployHistory, instant: String) throws(DeployFailure) {
        do {
            let site = try history.site(of: instant)
            try self.init(site.manifest, site.signature) { history.source(of: $0.digest) }
        } catch let error as FileError {
            throw .file(error)
        } catch let error as DeployFailure {
            throw error
        } catch {
            throw .badManifest(instant)
        }
    }

    private init(
        _ bytes: [UInt8], _ signature: [UInt8]?, source: @escaping (SiteManifest.File) -> String
    ) throws(DeployFailure) {
        do throws(SiteManifest.Mistake) {
            manifest = try SiteManifest(bytes: bytes)
        } catch {
            throw .badManifest(SiteManifest.name)
        }
        self.bytes = bytes
        self.signature = signature
        self.source = source
        for file in manifest.files where file.path.hasPrefix(bytes: DeployName.folder + "/") {
            throw .ownName(path: file.path)
        }
    }

    /// Lays the files out below the folder under second names, so that a build that begins meanwhile changes nothing of
    /// what is sent, and looks at each one's bytes.
    func stage(_ paths: Set<OutputPath>, in folder: String) throws(DeployFailure) {
        let files = manifest.files.filter { paths.contains(OutputPath($0.path)) }
        do throws(FileError) {
            var made: Set<OutputPath> = []
            for file in files {
                if let parent = OutputPath(file.path).parent, made.insert(parent).inserted {
                    try makeFolder(folder + "/" + parent.text)
                }
                try linkOrCopy(source(file), to: folder + "/" + file.path)
            }
        } catch {
            throw .file(error)
        }
        let wrong = files.mapConcurrently { file -> String? in
            guard let staged = try? OpenFolder(folder) else { return file.path }
            var hash = SHA256()
            guard (try? staged.read(file.path) { hash.update($0) }) != nil, hash.digest() == file.digest else {
                return file.path
            }
            return nil
        }
        if let first = wrong.lazy.compactMap({ $0 }).first { throw .notAsBuilt(path: first) }
    }
}
