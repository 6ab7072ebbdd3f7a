import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// XML as libxml2 reads it, and the HTML that readers of feeds show.
final class XMLOracle: NSObject, XMLParserDelegate {
    private var faults: [String] = []
    private var text = ""
    private var path: [String] = []

    static func faults(_ bytes: [UInt8]) -> [String] {
        let oracle = XMLOracle()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = oracle
        guard parser.parse() else {
            return ["not well-formed: line \(parser.lineNumber): \(String(describing: parser.parserError))"]
        }
        if bytes.firstRange(of: Array("<!DOCTYPE".utf8)) != nil || bytes.firstRange(of: Array("<!ENTITY".utf8)) != nil {
            oracle.faults.append("a document type")
        }
        return oracle.faults
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        text = ""
        path.append(name)
        if name.contains(HostileText.mark) || name.lowercased().hasSuffix("script") { faults.append("<\(name)>") }
        for (attribute, value) in attributes {
            if attribute.contains(HostileText.mark) || attribute.lowercased().hasPrefix("on") {
                faults.append("<\(name) \(attribute)>")
            }
            if ["href", "url", "src", "uri"].contains(attribute), !Address.isSafe(value) {
                faults.append("<\(name) \(attribute)=\(value)>")
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA data: Data) { text += String(decoding: data, as: UTF8.self) }

    func parser(_ parser: XMLParser, foundComment comment: String) { faults.append("a comment: \(comment)") }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
        if ["content:encoded", "content", "summary"].contains(name) || name == "description" && path.last == "item" {
            faults += MarkupOracle.faults(Array(text.utf8), isPage: false).map { "<\(name)>: " + $0 }
        }
        if ["link", "guid", "id", "url", "web", "uri", "loc"].contains(name),
            !Address.isSafe(text.trimmingPrefix(" ") + "")
        {
            faults.append("<\(name)>: \(text)")
        }
        text = ""
    }
}
