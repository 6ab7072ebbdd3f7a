internal import FileTree
internal import Hub
internal import Photos
internal import SourceText
private import Synchronization

extension OldTree {
    /// Pictures that the new site could not show and files that it would not publish are left out, so that no page waits
    /// for them.
    func withoutRefusedFiles(workers: Int?) -> OldTree {
        let mistakes = assets.mapConcurrently(workers: workers) { asset -> Diagnostic? in
            if let bytes = held[OutputPath(asset.path)] {
                if PicturePath.isPicture(asset.path), let mistake = pictureMistake(bytes, asset.path) {
                    return Diagnostic(.leftPicture, at: Place(asset.path), [mistake])
                }
                return PublishedFile.refusal(
                    of: NewName.path(asset.place), head: Array(bytes.prefix(FileContent.headLength)),
                    at: Place(asset.path))
            }
            let file = root + "/" + asset.path
            if PicturePath.isPicture(asset.path), let mistake = pictureMistake(file) {
                return Diagnostic(.leftPicture, at: Place(asset.path), [mistake])
            }
            return refusal(of: file, as: NewName.path(asset.place), at: Place(asset.path))
        }
        var refused: [OutputPath: Diagnostic] = [:]
        for (asset, mistake) in zip(assets, mistakes) { refused[OutputPath(asset.path)] = mistake }
        return leaving(refused)
    }
}

/// Why the new site would not publish a file under its new name; nil where it would, or where the file cannot be read.
private func refusal(of file: String, as path: String, at place: Place) -> Diagnostic? {
    if let refusal = PublishedFile.refusal(of: path, head: nil, at: place) { return refusal }
    guard kindOfPath(file) == .file, let open = try? OpenFile(file, .read) else { return nil }
    var head: [UInt8] = []
    guard (try? open.read(FileContent.headLength, at: 0, into: &head)) != nil else { return nil }
    return PublishedFile.refusal(of: path, head: head, at: place)
}

/// Why a file cannot be shown as a picture; nil where it can.
private func pictureMistake(_ path: String) -> String? {
    do {
        return pictureMistake(try readFile(path, limit: PictureLimits.standard.bytes), path)
    } catch {
        return "\(error)"
    }
}

private func pictureMistake(_ bytes: [UInt8], _ path: String) -> String? {
    do {
        _ = try variants(of: bytes, VariantOrder(widths: [64]))
        _ = try stripped(bytes)
        return nil
    } catch {
        return error.diagnostic(at: Place(path)).id
    }
}

/// Pictures and documents that pages show and that lie beside the tree, in the old site's folder of static files.
final class OutsideFiles: Sendable {
    private let folders: [String]
    private let root: String
    private let known = Mutex<[OutputPath: String?]>([:])

    init(of tree: OldTree) {
        folders = tree.outside
        root = tree.outsideRoot.flatMap { resolvedPath($0) } ?? ""
    }

    private static let types = ["pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "csv", "zip", "mp4", "webm", "mp3"]

    func newPath(of path: String) -> String? { source(of: path) == nil ? nil : NewName.path(path) }

    func source(of path: String) -> String? {
        let key = OutputPath(path)
        guard !root.isEmpty, !path.split(byte: "/").contains(where: { $0 == ".." || $0.hasPrefix(bytes: ".") }),
            PicturePath.isPicture(path)
                || OutsideFiles.types.contains(String(path.split(byte: ".").last ?? "").lowercased())
        else { return nil }
        if let answer = known.withLock({ $0[key] }) { return answer }
        var found = folders.lazy.map { $0 + "/" + path }.first { kindOfPath($0) == .file }
        // A link may lead anywhere on the machine.
        if let file = found, resolvedPath(file)?.hasPrefix(bytes: root + "/") != true { found = nil }
        if let file = found, PicturePath.isPicture(path), pictureMistake(file) != nil { found = nil }
        if let file = found, refusal(of: file, as: NewName.path(path), at: Place(path)) != nil { found = nil }
        known.withLock { $0[key] = .some(found) }
        return found
    }
}
