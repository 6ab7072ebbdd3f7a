import FileTree

@testable import Deployment

/// A host whose line is cut at a chosen call: half of what was on the way arrives, and the last file of it broken, as
/// with FTP.
final class FaultyFolder: RemoteFolder {
    struct Cut: Error {}

    let replacesAtOnce = false
    private let host: LocalFolder
    private let root: String
    /// Calls that change something, until the line is cut.
    private var left: Int
    private(set) var calls = 0
    private(set) var sent: [String] = []
    /// Told after each call that changed something.
    var afterChange: () -> Void = {}

    init(_ root: String, cutAfter calls: Int = .max) throws {
        host = LocalFolder(root)
        self.root = root
        left = calls
    }

    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
        guard left >= 0 else { throw .transfer("cut") }
        return try host.read(paths, limit: limit)
    }

    func names() throws(DeployFailure) -> [String] { try host.names() }

    func send(_ paths: [String], from source: String) throws(DeployFailure) {
        guard try passes() else {
            let half = Array(paths.prefix((paths.count + 1) / 2))
            try host.send(half, from: source)
            if let last = half.last { try breakFile(last) }
            throw .transfer("cut")
        }
        try host.send(paths, from: source)
        sent += paths
        afterChange()
    }

    func sendNew(_ path: String, from source: String) throws(DeployFailure) {
        guard try passes() else { throw .transfer("cut") }
        try host.sendNew(path, from: source)
    }

    func remove(_ paths: [String], folders: [String]) throws(DeployFailure) {
        guard try passes() else {
            try host.remove(Array(paths.prefix(paths.count / 2)), folders: [])
            throw .transfer("cut")
        }
        try host.remove(paths, folders: folders)
        afterChange()
    }

    /// False at the cut; nothing passes after it.
    private func passes() throws(DeployFailure) -> Bool {
        calls += 1
        if left < 0 { throw .transfer("cut") }
        left -= 1
        return left >= 0
    }

    private func breakFile(_ path: String) throws(DeployFailure) {
        do throws(FileError) {
            let bytes = try readFile(root + "/" + path)
            try writeFile(Array(bytes.prefix(bytes.count / 2)), to: root + "/" + path)
        } catch {
            throw .file(error)
        }
    }
}
