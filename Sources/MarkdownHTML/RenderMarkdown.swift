public import SourceText

/// Renders a Markdown text (GitHub's, with tables, strikethrough, bare addresses, tasks and footnotes): `bytes` is the
/// body within its file, `offset` where it begins there. Mistakes, among them raw HTML, become diagnostics; what they
/// concern is left out.
public func renderMarkdown(
    _ bytes: ArraySlice<UInt8>, at offset: Int, path: String, labels: MarkdownLabels = MarkdownLabels(),
    into diagnostics: inout Diagnostics
) -> MarkdownBody {
    renderMarkdown(bytes, at: offset, path: path, labels: labels, shape: .site, into: &diagnostics)
}

/// The id that a fragment means: headings are called by their romanised text, and `#розклад-роботи`, as git forges
/// call them, leads to the same place.
public func anchor(of fragment: String) -> String {
    let isPlain = fragment.utf8.allSatisfy {
        0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")
    }
    return isPlain ? fragment : slug(fragment.percentDecoded)
}

/// Whose HTML is written.
enum Shape {
    /// Ours.
    case site
    /// That of the GFM specification, to hold the writer to its examples; each is parsed with its own extensions.
    case specification(extensions: [String])

    var extensions: [String]? {
        switch self {
        case .site: nil
        case .specification(let extensions): extensions
        }
    }

    var isSite: Bool { if case .site = self { true } else { false } }
}

func renderMarkdown(
    _ bytes: ArraySlice<UInt8>, at offset: Int, path: String, labels: MarkdownLabels, shape: Shape,
    into diagnostics: inout Diagnostics
) -> MarkdownBody {
    guard !bytes.isEmpty, let weight = weigh(bytes, at: offset, path: path, into: &diagnostics) else {
        return MarkdownBody()
    }
    return unsafe bytes.withUnsafeBufferPointer { text in
        guard let document = unsafe CmarkDocument(text, extensions: shape.extensions),
            let iteration = CmarkIteration(from: document.root)
        else {
            return MarkdownBody()
        }
        if shape.isSite {
            var slips = MarkdownSlips(bytes, at: offset, path: path, labels: labels)
            slips.look(through: document.root)
            diagnostics.append(contentsOf: slips.found)
        }
        var walk = MarkdownWalk(
            document.root, of: bytes, at: offset, path: path, labels: labels, shape: shape, weight: weight,
            diagnostics: diagnostics)
        while let (node, isEntry) = iteration.next() {
            if !isEntry {
                walk.leave(node)
            } else if walk.enter(node) == .skip {
                iteration.skip(node)
            }
        }
        walk.finish()
        diagnostics = walk.diagnostics
        return walk.body
    }
}
