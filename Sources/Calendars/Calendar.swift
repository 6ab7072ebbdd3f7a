/// Events under one name in one time zone: a VCALENDAR of RFC 5545 with the names of RFC 7986.
public struct Calendar: Sendable {
    public var name: String?
    public var description: String?
    /// The page that shows the same.
    public var url: String?
    /// How often a program that subscribes should look again.
    public var refreshHours: Int?
    /// Who made the file, such as `-//visnyk//events//UK`.
    public var product: String
    public var zone: Zone
    public var events: [CalendarEvent]

    public init(
        name: String? = nil, description: String? = nil, url: String? = nil, refreshHours: Int? = nil,
        product: String, zone: Zone, events: [CalendarEvent]
    ) {
        self.name = name
        self.description = description
        self.url = url
        self.refreshHours = refreshHours
        self.product = product
        self.zone = zone
        self.events = events
    }
}
