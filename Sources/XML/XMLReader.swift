private import CXML

/// Reads XML in UTF-8 by libxml2's text reader, piece by piece: no tree is built, no entity expanded, nothing fetched.
///
/// libxml2's own limits hold: 10 MB for one text or attribute, 256 elements within one another.
@safe public struct XMLReader: ~Copyable {
    private let handle: xmlTextReaderPtr?
    /// What libxml2 reads: it must stay where it is as long as the reader does.
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let faults = Faults()
    private var depth = 0
    /// An empty element's end, which libxml2 does not tell.
    private var pendingClose = false

    private static let depthLimit = 250

    /// Places at which libxml2 went on though the file is not as it should be: an odd namespace.
    public var repaired: Int { faults.repaired }

    public init(_ content: [UInt8]) {
        unsafe bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, content.count))
        _ = unsafe bytes.initialize(from: content)
        // XML_PARSE_HUGE, which lifts the limits, is left off; so is XML_PARSE_NOENT, which expands entities.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
        unsafe handle = unsafe UnsafeRawPointer(bytes.baseAddress!).withMemoryRebound(
            to: CChar.self, capacity: content.count
        ) { unsafe xmlReaderForMemory($0, Int32(clamping: content.count), nil, "UTF-8", Int32(options)) }
        guard let handle = unsafe handle else { return }
        unsafe xmlTextReaderSetStructuredErrorHandler(
            handle,
            { context, error in
                guard let context = unsafe context, let error = unsafe error else { return }
                let faults = unsafe Unmanaged<Faults>.fromOpaque(context).takeUnretainedValue()
                unsafe faults.add(error.pointee)
            }, Unmanaged.passUnretained(faults).toOpaque())
    }

    deinit {
        unsafe xmlFreeTextReader(handle)
        unsafe bytes.deallocate()
    }

    /// nil at the end of the document.
    public mutating func next() throws(XMLError) -> XMLEvent? {
        if pendingClose {
            pendingClose = false
            return .close
        }
        guard let handle = unsafe handle else {
            throw XMLError(reason: .malformed("no memory"), line: 0, column: 0)
        }
        while true {
            let result = unsafe xmlTextReaderRead(handle)
            if let fatal = faults.fatal { throw fatal }
            guard result == 1 else {
                if result == 0 { return nil }
                throw faults.last ?? XMLError(reason: .malformed("unreadable"), line: 0, column: 0)
            }
            switch unsafe xmlReaderTypes(UInt32(xmlTextReaderNodeType(handle))) {
            case XML_READER_TYPE_ELEMENT:
                guard unsafe xmlTextReaderDepth(handle) < XMLReader.depthLimit else {
                    throw XMLError(reason: .tooDeep, line: line, column: 0)
                }
                pendingClose = unsafe xmlTextReaderIsEmptyElement(handle) == 1
                return .open(element())
            case XML_READER_TYPE_END_ELEMENT: return .close
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE,
                XML_READER_TYPE_WHITESPACE:
                return unsafe .text(XMLReader.string(xmlTextReaderConstValue(handle)))
            case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
                throw XMLError(reason: .documentType, line: line, column: 0)
            default: continue
            }
        }
    }

    private var line: Int { unsafe Int(xmlTextReaderGetParserLineNumber(handle)) }

    private mutating func element() -> XMLElement {
        let name = unsafe XMLReader.string(xmlTextReaderConstLocalName(handle))
        let namespace = unsafe XMLReader.string(xmlTextReaderConstNamespaceUri(handle))
        var attributes: [XMLElement.Attribute] = []
        while unsafe xmlTextReaderMoveToNextAttribute(handle) == 1 {
            if unsafe xmlTextReaderIsNamespaceDecl(handle) == 1 { continue }
            unsafe attributes.append(
                XMLElement.Attribute(
                    name: XMLReader.string(xmlTextReaderConstLocalName(handle)),
                    namespace: XMLReader.string(xmlTextReaderConstNamespaceUri(handle)),
                    value: XMLReader.string(xmlTextReaderConstValue(handle))))
        }
        if !attributes.isEmpty { unsafe xmlTextReaderMoveToElement(handle) }
        return XMLElement(name: name, namespace: namespace, attributes: attributes)
    }

    @unsafe private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}

/// What libxml2 complains of while it reads.
private final class Faults {
    private(set) var fatal: XMLError?
    /// The last complaint, harmless or not.
    private(set) var last: XMLError?
    private(set) var repaired = 0

    @unsafe func add(_ error: xmlError) {
        // A namespace's address is never opened.
        let (level, domain) = unsafe (error.level, error.domain)
        let isHarmless = level == XML_ERR_WARNING || domain == Int32(XML_FROM_NAMESPACE.rawValue)
        let words = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
        let (line, column) = unsafe (Int(error.line), Int(error.int2))
        last = XMLError(reason: .malformed(String(words.prefix { $0 != "\n" })), line: line, column: column)
        if isHarmless {
            repaired += 1
        } else if fatal == nil {
            fatal = last
        }
    }
}
