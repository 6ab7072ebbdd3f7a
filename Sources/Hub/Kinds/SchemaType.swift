/// A type of schema.org, and the branch of its tree on which it stands: that decides which members every node of the
/// type has.
struct SchemaType: Sendable {
    enum Branch: Sendable {
        case work, event, service, organization, place, person, other
    }

    let name: String
    let branch: Branch

    static func work(_ name: String) -> SchemaType { SchemaType(name: name, branch: .work) }
    static func event(_ name: String) -> SchemaType { SchemaType(name: name, branch: .event) }
    static func service(_ name: String) -> SchemaType { SchemaType(name: name, branch: .service) }
    static func organization(_ name: String) -> SchemaType { SchemaType(name: name, branch: .organization) }
    static func place(_ name: String) -> SchemaType { SchemaType(name: name, branch: .place) }
    static func person(_ name: String) -> SchemaType { SchemaType(name: name, branch: .person) }
    static func other(_ name: String) -> SchemaType { SchemaType(name: name, branch: .other) }
}
