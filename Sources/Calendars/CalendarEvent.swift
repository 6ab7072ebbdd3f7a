/// One event as a calendar program shall show it: a VEVENT of RFC 5545.
public struct CalendarEvent: Sendable {
    public enum Status: String, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    public struct Organizer: Hashable, Sendable {
        public var name: String
        public var email: String?

        public init(name: String, email: String? = nil) {
            self.name = name
            self.email = email
        }
    }

    /// A picture or a file by its absolute URL, with its media type where it is known.
    public struct Link: Hashable, Sendable {
        public var url: String
        public var mediaType: String?

        public init(url: String, mediaType: String? = nil) {
            self.url = url
            self.mediaType = mediaType
        }
    }

    /// Degrees north and east (WGS 84).
    public struct Position: Hashable, Sendable {
        public var latitude: Double
        public var longitude: Double

        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// The same for ever and the same for all overrides of one series.
    public var uid: String
    /// Grows with each change that a calendar shall take note of.
    public var sequence = 0
    public var stamp: Instant
    public var created: Instant?
    public var lastModified: Instant?
    /// A time, or a whole day, month or year.
    public var start: Moment
    /// The last day itself for whole days: iCalendar's exclusive end is made when the event is written.
    public var end: Moment?
    public var summary: String
    public var description: String?
    public var location: String?
    public var position: Position?
    public var url: String?
    public var organizer: Organizer?
    /// Whom to ask, in words.
    public var contact: String?
    public var categories: [String] = []
    public var status = Status.confirmed
    public var rule: RecurrenceRule?
    /// Starts of the series that don't take place.
    public var exceptions: [Moment] = []
    /// The start of the series' occurrence in whose place this event stands; such an event has the series' uid and no rule.
    public var recurrenceID: Moment?
    public var image: Link?
    public var attachments: [Link] = []

    public init(uid: String, stamp: Instant, start: Moment, end: Moment? = nil, summary: String) {
        self.uid = uid
        self.stamp = stamp
        self.start = start
        self.end = end
        self.summary = summary
    }
}
