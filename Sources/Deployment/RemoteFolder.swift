internal import SourceText

/// The site's folder at a host. Paths are relative to it; calls are made one at a time.
protocol RemoteFolder {
    /// A file is there as it was or as it will be, never a part of it.
    var replacesAtOnce: Bool { get }

    /// The bytes of those of the files that are there; what is longer than `limit` counts as not there.
    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]]

    /// Some of the names at its top.
    func names() throws(DeployFailure) -> [String]

    /// Puts files there in place of what has their names, from below the local folder `root`, in no order.
    func send(_ paths: [String], from root: String) throws(DeployFailure)

    /// The same, but a file that is there stays. No promise against one that is put there at the same moment.
    func sendNew(_ path: String, from root: String) throws(DeployFailure)

    /// Removes files, then those of the folders that are empty then, deepest first. What is not there is as good.
    func remove(_ paths: [String], folders: [String]) throws(DeployFailure)
}

/// Names in the site's folder at a host that belong to deployments.
enum DeployName {
    static let folder = ".visnyk-deploy"
    static let lock = folder + "/lock"
    static let kept = folder + "/kept"
    /// The next manifest, where the one in its place could be cut off half-way.
    static let manifest = folder + "/manifest"
    static let journals = [folder + "/journal-0", folder + "/journal-1"]
    static let marks = [folder + "/done-0", folder + "/done-1"]
}
