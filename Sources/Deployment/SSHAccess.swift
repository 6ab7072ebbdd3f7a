internal import FileTree
internal import SourceText

/// The files that tell an SSH program whom to trust and who we are; they go with the value.
final class SSHAccess {
    /// nil: the user's own `known_hosts`.
    let knownHosts: String?
    /// nil: the agent's keys and the user's own.
    let keyFile: String?
    private let folder: String

    init(_ target: DeployTarget, _ secrets: Secrets) throws(DeployFailure) {
        do throws(FileError) {
            let folder = try makeTemporaryFolder()
            self.folder = folder
            if target.hostKey.isEmpty {
                knownHosts = nil
            } else {
                let host = target.port.map { $0 == 22 ? target.host : "[\(target.host)]:\($0)" } ?? target.host
                try writeFile(Array("\(host) \(target.hostKey)\n".utf8), to: folder + "/known_hosts")
                knownHosts = folder + "/known_hosts"
            }
            if let key = secrets[.key] {
                // The folder is this user's alone; SSH asks the same of the file.
                try writeFile(Array((key.hasSuffix(bytes: "\n") ? key : key + "\n").utf8), to: folder + "/key")
                try setPrivate(folder + "/key")
                keyFile = folder + "/key"
            } else {
                keyFile = nil
            }
        } catch {
            throw .file(error)
        }
    }

    deinit { removeTree(folder) }
}
