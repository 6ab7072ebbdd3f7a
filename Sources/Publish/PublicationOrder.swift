internal import FileTree

/// In which order files go into a site that stands, so that at any moment every link of a page that can be reached
/// from the home page leads to something: what a page needs comes before the page, a page before what lists it, and
/// nothing goes before all that named it is renewed.
package struct PublicationOrder: Sendable {
    /// Lower ones first.
    enum Rank: Int, Sendable, Comparable {
        /// Pictures, scripts, documents, parts of the search index: no page of the old site names them.
        case newFile
        case newPage
        /// What lies in a folder that takes the place of a file: links that mean the file find the folder's page.
        case belowFile
        case changedPage
        /// Changed lists and home pages.
        case list
        /// Feeds, the sitemap, data, what else stays at its address with other bytes: it may name any new page.
        case changedFile
        /// A file that takes the place of a folder: links that mean the file find the folder's page until then.
        case overFolder
        case removal
        /// What vouches for all the rest.
        case last

        static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    private let lists: Set<OutputPath>
    private let last: Set<OutputPath>

    /// `lists`: paths of the pages whose work it is to lead to others.
    package init(lists: [String] = [], last: [String] = []) {
        self.lists = Set(lists.map { OutputPath($0) })
        self.last = Set(last.map { OutputPath($0) })
    }

    /// `old`: what lies in the site now.
    func rank(of path: OutputPath, over old: [OutputPath: OpenFolder.Entry]) -> Rank {
        if last.contains(path) { return .last }
        let here = old[path]
        if here == .folder { return .overFolder }
        if here == nil, PublicationOrder.isBelowFile(path, old) { return .belowFile }
        guard PublicationOrder.isPage(path) else { return here == nil ? .newFile : .changedFile }
        // Nothing leads to a new list but the lists above it; to the home page leads its address.
        if here == nil, path != PublicationOrder.home { return .newPage }
        return lists.contains(path) || path == PublicationOrder.home ? .list : .changedPage
    }

    /// The paths, the first to go first; among lists those nearer to the home page come later, and it comes last.
    func sorted(_ paths: [OutputPath], over old: [OutputPath: OpenFolder.Entry]) -> [OutputPath] {
        let ranked = paths.map { path in
            let rank = rank(of: path, over: old)
            let depth = rank == .list ? path.text.utf8.count { $0 == UInt8(ascii: "/") } : 0
            return (rank: rank, depth: depth, path: path)
        }
        return ranked.sorted { a, b in
            if a.rank != b.rank { return a.rank < b.rank }
            return a.depth != b.depth ? a.depth > b.depth : a.path < b.path
        }
        .map(\.path)
    }

    /// The paths of files that go, pages before what they show, so that nobody reads a page without its pictures.
    func sortedRemovals(_ paths: [OutputPath]) -> [OutputPath] {
        paths.sorted { a, b in
            let (isPage, otherIsPage) = (PublicationOrder.isPage(a), PublicationOrder.isPage(b))
            return isPage == otherIsPage ? a < b : isPage
        }
    }

    private static let home = OutputPath("index.html")

    private static func isBelowFile(_ path: OutputPath, _ old: [OutputPath: OpenFolder.Entry]) -> Bool {
        var folder = path.parent
        while let some = folder {
            if let entry = old[some] { return entry != .folder }
            folder = some.parent
        }
        return false
    }

    private static func isPage(_ path: OutputPath) -> Bool { path.text.utf8.suffix(5).elementsEqual(".html".utf8) }
}
