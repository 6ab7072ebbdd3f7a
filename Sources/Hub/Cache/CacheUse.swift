package import FileTree
internal import SourceText

/// How far a build trusts its cache.
///
/// Every record and piece carries a checksum that is looked at when it is read. A piece can be read as late as when a
/// page is written; found damaged there, the build begins again and looks at each piece as soon as it is asked for, so
/// that what fails is made anew. A cache that cannot be written to is left alone.
package enum CacheUse: Sendable {
    case checkedWhenRead
    case checkedWhenFound
    case none(because: FileError)

    /// How to go on after the error; nil where it is none of the cache's.
    func next(after error: FileError, in folder: String?) -> CacheUse? {
        guard let folder, error.path.hasPrefix(bytes: folder + "/") else { return nil }
        switch self {
        case .checkedWhenRead: return error.isDamage ? .checkedWhenFound : CacheUse.none(because: error)
        case .checkedWhenFound: return CacheUse.none(because: error)
        case .none: return nil
        }
    }
}
