internal import FileTree
internal import Provenance
internal import SourceText

/// Compares a folder with the manifest that lies in it.
public func verify(folder path: String, trust: Trust? = nil) throws(Failure) -> Findings {
    guard kindOfPath(path) == .folder, let resolved = resolvedPath(path) else { throw Failure.noSuchPlace }
    do {
        return try FolderVerification(root: OpenFolder(resolved), path: resolved).findings(trust)
    } catch let failure as Failure {
        throw failure
    } catch let error as FileError {
        throw Failure.file(error)
    } catch {
        throw Failure.noManifest
    }
}

private struct FolderVerification {
    let root: OpenFolder
    let path: String

    func findings(_ trust: Trust?) throws -> Findings {
        guard case .file = root.entry(SiteManifest.name) else { throw Failure.noManifest }
        let bytes = try readFile(path + "/" + SiteManifest.name, limit: SiteManifest.sizeLimit)
        let manifest: SiteManifest
        do {
            manifest = try SiteManifest(bytes: bytes)
        } catch {
            throw Failure.badManifest(error)
        }
        var findings = Findings(manifest)
        if let trust {
            let signature = path + "/" + SiteManifest.signatureName
            let isThere = if case .file = root.entry(SiteManifest.signatureName) { true } else { false }
            findings.signature = try trust.signature(
                isThere ? readFile(signature, limit: Minisign.sizeLimit) : nil, of: bytes, manifest)
        }
        let present = try files()
        try compare(manifest, present, &findings)
        let known = Set(manifest.files.map { OutputPath($0.path) }).union(FolderVerification.own)
        findings.foreign = present.keys.filter { !known.contains($0) }.map(\.text)
        findings.sort()
        return findings
    }

    /// The manifest cannot list itself; the marker says to whom the folder belongs.
    private static let own = Set([SiteManifest.name, SiteManifest.signatureName, ".visnyk"].map { OutputPath($0) })

    private func compare(
        _ manifest: SiteManifest, _ present: [OutputPath: OpenFolder.Entry], _ findings: inout Findings
    ) throws(FileError) {
        let results = manifest.files.slicesConcurrently { files in
            Result { () throws(FileError) in
                var changed: [String] = []
                for file in files {
                    // A link or a device in a file's place is no copy of it.
                    guard let entry = present[OutputPath(file.path)] else { continue }
                    guard case .file(let stamp) = entry, stamp.size == file.size else {
                        changed.append(file.path)
                        continue
                    }
                    var hash = SHA256()
                    try root.read(file.path) { hash.update($0) }
                    if hash.digest() != file.digest { changed.append(file.path) }
                }
                return changed
            }
        }
        for result in results { findings.changed += try result.get() }
        findings.missing = manifest.files.map(\.path).filter { present[OutputPath($0)] == nil }
    }

    /// Everything but folders.
    private func files() throws(FileError) -> [OutputPath: OpenFolder.Entry] {
        var files: [OutputPath: OpenFolder.Entry] = [:]
        var folders = [""]
        while let folder = folders.popLast() {
            for (name, entry) in try root.entries(in: folder) ?? [] {
                let path = folder.isEmpty ? name : folder + "/" + name
                if entry == .folder { folders.append(path) } else { files[OutputPath(path)] = entry }
            }
        }
        return files
    }
}
