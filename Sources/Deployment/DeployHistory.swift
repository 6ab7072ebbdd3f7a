internal import FileTree
internal import Provenance
internal import SourceText

/// The sites that were sent from this machine, to go back to: manifests by target and instant, and each file once, by
/// its digest. Files of the built site are never written in place, so one more name for them costs no room.
public struct DeployHistory: Sendable {
    private let folder: String
    private let target: String

    public init(folder: String, target: String) {
        self.folder = folder
        self.target = target
    }

    private var manifests: String { folder + "/" + target }
    private func blob(_ digest: Digest) -> String {
        let name = digest.hexadecimal
        return folder + "/files/" + String(Substring(name.utf8.prefix(2))) + "/" + name.dropFirst(bytes: 2)
    }

    /// Instants of the sites, the newest last.
    public var instants: [String] {
        ((try? names(in: manifests)) ?? []).filter { $0.hasSuffix(bytes: ".json") }
            .map { String($0.dropLast(bytes: 5)) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The manifest's bytes and those of its signature.
    func site(of instant: String) throws(FileError) -> (manifest: [UInt8], signature: [UInt8]?) {
        let path = manifests + "/" + instant
        let manifest = try readFile(path + ".json", limit: SiteManifest.sizeLimit)
        return (manifest, try? readFile(path + ".minisig", limit: Minisign.sizeLimit))
    }

    func source(of digest: Digest) -> String { blob(digest) }

    /// Keeps the site, and no more than `count` of them. Where a second name cannot be had, the file is copied.
    func keep(
        _ manifest: SiteManifest, bytes: [UInt8], signature: [UInt8]?, in site: String, count: Int
    ) throws(FileError) {
        guard count > 0 else { return }
        try makeFolder(manifests)
        for file in manifest.files {
            let kept = blob(file.digest)
            guard kindOfPath(kept) == .missing else { continue }
            if let parent = OutputPath(kept).parent { try makeFolder(parent.text) }
            try linkOrCopy(site + "/" + file.path, to: kept)
        }
        let path = manifests + "/" + manifest.generated
        if let signature { try writeFile(signature, to: path + ".minisig") }
        try writeFile(bytes, to: path + ".json")
        try forget(allBut: count)
    }

    private func forget(allBut count: Int) throws(FileError) {
        let old = instants.dropLast(count)
        guard !old.isEmpty else { return }
        for instant in old {
            for ending in [".json", ".minisig"] { try removeFile(manifests + "/" + instant + ending) }
        }
        var used: Set<String> = []
        for name in try names(in: folder) where name != "files" {
            for file in try names(in: folder + "/" + name) where file.hasSuffix(bytes: ".json") {
                let bytes = try readFile(folder + "/" + name + "/" + file, limit: SiteManifest.sizeLimit)
                // One that cannot be read keeps nothing from going: it cannot be gone back to.
                guard let manifest = try? SiteManifest(bytes: bytes) else { continue }
                for file in manifest.files { used.insert(file.digest.hexadecimal) }
            }
        }
        for shard in try names(in: folder + "/files") {
            for name in try names(in: folder + "/files/" + shard) where !used.contains(shard + name) {
                try removeFile(folder + "/files/" + shard + "/" + name)
            }
        }
    }
}
