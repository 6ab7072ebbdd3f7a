internal import Archives
internal import SourceText
internal import XML

extension DocumentText {
    /// The text of a Word document (Office Open XML), its notes after it; no more is unpacked than a document needs,
    /// however well it packs.
    public init(ofWordDocument bytes: [UInt8]) throws(DocumentTextError) {
        do throws(ZipError) {
            var archive = try ZipArchive(bytes, budget: WordParts.budget)
            let parts = WordParts(try archive.read("_rels/.rels", limit: WordParts.partLimit) ?? [])
            var text: [UInt8] = []
            var isDocument = false
            for name in parts.names where text.count < DocumentText.limit {
                guard let part = try archive.read(name, limit: WordParts.partLimit) else { continue }
                guard WordParts.append(part, to: &text) else { throw .damaged(name) }
                isDocument = true
            }
            guard isDocument else { throw .notAnArchive }
            self.init(text)
        } catch {
            switch error {
            case .tooLarge: throw .tooDear
            case .notAnArchive, .damaged, .unsupported: throw .unreadable
            }
        }
    }
}

/// The parts of a document that hold what its reader sees.
private struct WordParts {
    static let partLimit = 32 << 20
    static let budget = 64 << 20

    let names: [String]

    /// - Parameter relations: the package's own, which say where the text is.
    init(_ relations: [UInt8]) {
        var main = "word/document.xml"
        var reader = XMLReader(relations)
        while let event = try? reader.next() {
            guard case .open(let element) = event, element["Type"]?.hasSuffix(bytes: "/officeDocument") == true,
                let target = element["Target"]
            else { continue }
            main = target
        }
        let folder = main.lastIndex(ofByte: "/").map { String(main[...$0]) } ?? ""
        names = [main, folder + "footnotes.xml", folder + "endnotes.xml"]
    }

    /// Words of `t`, blanks for tabs and breaks, a line for a paragraph. False where the part is no whole XML.
    static func append(_ part: [UInt8], to text: inout [UInt8]) -> Bool {
        var open: [String] = []
        var reader = XMLReader(part)
        do throws(XMLError) {
            while let event = try reader.next() {
                switch event {
                case .open(let element):
                    open.append(element.name)
                    if ["tab", "br", "cr"].contains(element.name) { text.append(0x20) }
                case .text(let run): if open.last == "t" { text += run.utf8 }
                case .close: if ["p", "tc"].contains(open.popLast()) { text.append(0x0A) }
                }
                if text.count >= DocumentText.limit { return true }
            }
            return true
        } catch {
            return false
        }
    }
}
