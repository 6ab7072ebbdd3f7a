/// The names of fields that the code itself asks for; each kind knows by number where its row stands.
package enum FieldName: Int, CaseIterable, Sendable {
    case accessibility
    case address
    case aliases
    case ask
    case attachments
    case audiences
    case authors
    case capacity
    case category
    case changeNote
    case checked
    case closes
    case correction
    case date
    case draft
    case end
    case equipment
    case expires
    case faq
    case fee
    case gallery
    case gone
    case hours
    case hoursBlackout
    case image
    case imageAlt
    case latitude
    case level
    case lifeEvent
    case liveURL
    case longitude
    case menu
    case message
    case noindex
    case number
    case onlineName
    case onlineURL
    case opens
    case parent
    case phone
    case photo
    case pinnedUntil
    case provider
    case publishAt
    case planned
    case queues
    case registrationURL
    case related
    case replacedBy
    case role
    case scan
    case services
    case settlements
    case signature
    case slogan
    case start
    case status
    case statusNote
    case steps
    case streets
    case summary
    case tags
    case title
    case type
    case units
    case until
    case updated
    case utility
    case validFrom
    case video
    case weight
    case whenText

    /// As front matter writes it: `status_note`.
    package var key: String { FieldName.keys[rawValue] }

    private static let keys: [String] = allCases.map { name in
        var key = ""
        var isLower = false
        for letter in "\(name)" {
            if letter.isUppercase, isLower { key += "_" }
            isLower = letter.isLowercase
            key += letter.lowercased()
        }
        return key
    }
}
