/// What a reader of XML comes upon, one after the other.
public enum XMLEvent: Sendable, Equatable {
    case open(XMLElement)
    /// The end of the element that was opened last and is open still; an empty element has one as well.
    case close
    /// A run of text; neighbouring runs may come apart.
    case text(String)
}

/// The beginning of an element.
public struct XMLElement: Sendable, Equatable {
    /// Without its prefix.
    public let name: String
    /// The address that its prefix stands for, or none.
    public let namespace: String
    public let attributes: [Attribute]

    public struct Attribute: Sendable, Equatable {
        public let name: String
        public let namespace: String
        public let value: String
    }

    /// The value of an attribute by its name without a prefix.
    public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// Why bytes cannot be read as XML.
public struct XMLError: Error, Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        /// libxml2's words.
        case malformed(String)
        /// A document type: it can name files of the machine and grow without bound, and no export has one.
        case documentType
        /// Elements within elements to a depth that no text has.
        case tooDeep
    }

    public let reason: Reason
    /// From 1; 0 where the place is not known.
    public let line: Int
    public let column: Int
}
