internal import Hub
internal import SourceText
internal import XML

/// An element of an Office document's part with what stands in it. Names are without prefixes: the strict and the usual
/// format differ in namespaces alone.
final class OfficeElement {
    let name: String
    let attributes: [(name: String, value: String)]
    fileprivate(set) var children: [OfficeElement] = []
    /// The text directly in it.
    fileprivate(set) var text = ""

    init(_ name: String, _ attributes: [(name: String, value: String)] = []) {
        self.name = name
        self.attributes = attributes
    }

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    func child(_ name: String) -> OfficeElement? { children.first { $0.name == name } }

    /// The `val` of a child: most properties are written so.
    func value(_ name: String) -> String? { child(name)?["val"] }

    /// Whether a property that is on or off is on: it is when it stands there and does not say otherwise.
    func isOn(_ name: String) -> Bool {
        guard let child = child(name) else { return false }
        return !["0", "false", "off", "none"].contains(child["val"] ?? "")
    }

    /// Every element within it that satisfies a condition, outermost first; what is found is not looked into.
    func all(where isWanted: (OfficeElement) -> Bool) -> [OfficeElement] {
        children.flatMap { isWanted($0) ? [$0] : $0.all(where: isWanted) }
    }

    func all(_ name: String) -> [OfficeElement] { all { $0.name == name } }
}

extension OfficeElement {
    private static let limit = 2_000_000

    /// The tree of a part; elements are counted, their depth is bounded by the reader.
    static func read(_ bytes: [UInt8], path: String) throws(ImportError) -> OfficeElement {
        var ignored = Diagnostics()
        guard let text = OldText.decoded(bytes, path: path, &ignored) else {
            throw .unreadable(Diagnostic(.sourceNotText, at: Place(path)))
        }
        let root = OfficeElement("")
        var open = [root]
        var count = 0
        var reader = XMLReader(text)
        do throws(XMLError) {
            while let event = try reader.next() {
                switch event {
                case .text(let run): open[open.count - 1].text += run
                case .close: if open.count > 1 { open.removeLast() }
                case .open(let element):
                    count += 1
                    guard count < limit else { break }
                    let child = OfficeElement(element.name, element.attributes.map { ($0.name, $0.value) })
                    open[open.count - 1].children.append(child)
                    open.append(child)
                }
                if count >= limit { break }
            }
        } catch {
            throw .unreadable(error.diagnostic(in: path))
        }
        guard count < limit else { throw .unreadable(Diagnostic(.sourceTooLarge, at: Place(path), ["64"])) }
        return root.children.first ?? root
    }
}
