internal import FileTree
package import SourceText

/// The paths that the last build put into its output, as the cache remembers them; empty where it does not.
package func pathsPublishedBefore(manifest file: String?, buildID: Digest) -> [String] {
    Manifest(file: file, buildID: buildID).lines.keys.map(\.text)
}
