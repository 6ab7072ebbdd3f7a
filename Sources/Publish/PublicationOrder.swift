package import FileTree
internal import SourceText

/// In which order files go into a site that stands, on this disk or at a host, so that at any moment every link of a
/// page that can be reached from the home page leads to something: what a page needs comes before the page, a page
/// before what lists it, and nothing goes before all that named it is renewed.
package struct PublicationOrder: Sendable {
    /// Lower ones first.
    package enum Rank: Int, Sendable, Hashable, Comparable {
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

        package static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    /// When a path's turn comes; what has the same one may go in any order.
    package struct Turn: Sendable, Hashable, Comparable {
        package let rank: Rank
        /// Within the rank, lower ones first.
        let step: Int

        package static func < (a: Turn, b: Turn) -> Bool { (a.rank, a.step) < (b.rank, b.step) }
    }

    /// What stands at a path of the old site; nil for nothing.
    package enum Standing: Sendable { case file, folder }

    private let lists: Set<OutputPath>
    private let last: Set<OutputPath>

    /// `lists`: paths of the pages whose work it is to lead to others.
    package init(lists: [String] = [], last: [String] = []) {
        self.lists = Set(lists.map { OutputPath($0) })
        self.last = Set(last.map { OutputPath($0) })
    }

    /// Among lists those nearer to the home page come later, and it comes last.
    package func turn(of path: OutputPath, over standing: (OutputPath) -> Standing?) -> Turn {
        let rank = rank(of: path, over: standing)
        return Turn(rank: rank, step: rank == .list ? -path.text.utf8.count { $0 == UInt8(ascii: "/") } : 0)
    }

    /// Of a file that goes: pages before what they show, so that nobody reads a page without its pictures.
    package func turn(ofRemoving path: OutputPath) -> Turn { Turn(rank: .removal, step: path.isPage ? 0 : 1) }

    private func rank(of path: OutputPath, over standing: (OutputPath) -> Standing?) -> Rank {
        if last.contains(path) { return .last }
        let here = standing(path)
        if here == .folder { return .overFolder }
        if PublicationOrder.isBelowFile(path, standing) { return .belowFile }
        guard path.isPage else { return here == nil ? .newFile : .changedFile }
        // Nothing leads to a new list but the lists above it; to the home page leads its address.
        if here == nil, path.unpacked != PublicationOrder.home { return .newPage }
        let page = path.unpacked
        return lists.contains(page) || page == PublicationOrder.home ? .list : .changedPage
    }

    private static let home = OutputPath("index.html")

    /// A host where a run was cut off may hold, as far as is known, a file and something below its name.
    private static func isBelowFile(_ path: OutputPath, _ standing: (OutputPath) -> Standing?) -> Bool {
        var folder = path.parent
        while let some = folder {
            if standing(some) == .file { return true }
            folder = some.parent
        }
        return false
    }
}

extension PublicationOrder {
    /// Files that are to be put, the first to go first. `old`: what lies in the site now.
    func sorted(_ paths: [OutputPath], over old: [OutputPath: OpenFolder.Entry]) -> [(path: OutputPath, turn: Turn)] {
        paths.map { path in
            (path: path, turn: turn(of: path) { old[$0].map { $0 == .folder ? .folder : .file } })
        }
        .sorted { $0.turn == $1.turn ? $0.path < $1.path : $0.turn < $1.turn }
    }

    /// Files that are to go.
    func sortedRemovals(_ paths: [OutputPath]) -> [OutputPath] {
        paths.sorted { a, b in
            let (turn, other) = (turn(ofRemoving: a), turn(ofRemoving: b))
            return turn == other ? a < b : turn < other
        }
    }
}

extension OutputPath {
    /// A page that lies packed beside another is asked for in its place.
    fileprivate var isPage: Bool { unpacked.text.hasSuffix(bytes: ".html") }
}
