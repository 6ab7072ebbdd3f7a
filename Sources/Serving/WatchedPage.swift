internal import SourceText

/// A page with the script that watches it, and what tells the script how much of it a change touched.
enum WatchedPage {
    /// The script stands at the very end, so that no page breaks by it. `frame` names all that is around `<main>` but for
    /// the head's words: equal frames mean that putting in another `<main>` is enough.
    static func bytes(_ page: [UInt8], version: Int, frame: String? = nil) -> [UInt8] {
        let tag =
            "<script src=\"\(ServingPaths.script)\" data-visnyk-version=\"\(version)\" "
            + "data-visnyk-frame=\"\(frame ?? WatchedPage.frame(of: page))\"></script>\n"
        let end = lastPlace(of: "</body>", in: page) ?? page.count
        return page[..<end] + Array(tag.utf8) + page[end...]
    }

    static func frame(of page: [UInt8]) -> String {
        var hash = SHA256()
        // Style sheets stand in the head; the words there change with a text.
        var at = 0
        let bodyStart = place(of: "<body", in: page, from: 0) ?? 0
        while let open = place(of: "<style", in: page, from: at), open < bodyStart,
            let close = place(of: "</style>", in: page, from: open)
        {
            hash.update(Array(page[open..<close]))
            at = close
        }
        guard let main = place(of: "<main", in: page, from: bodyStart), let end = lastPlace(of: "</main>", in: page)
        else {
            hash.update(Array(page[bodyStart...]))
            return String(hash.digest().hexadecimal.prefix(16))
        }
        hash.update(Array(page[bodyStart..<main]))
        hash.update(Array(page[end...]))
        return String(hash.digest().hexadecimal.prefix(16))
    }

    private static func place(of text: String, in page: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start >= 0, page.count - start >= wanted.count else { return nil }
        return (start...(page.count - wanted.count)).first { page[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    private static func lastPlace(of text: String, in page: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        guard page.count >= wanted.count else { return nil }
        return (0...(page.count - wanted.count)).last { page[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}

/// Addresses of the server's own; no site has them, as no name of a file begins so.
enum ServingPaths {
    static let script = "/.visnyk/serve.js"
    static let events = "/.visnyk/events"
}
