public import Calendars
internal import SourceText

/// The time plan, for whoever builds the site: `/schedule.json`, and lines for cron and for a timer of systemd
/// (`docs/schedule.md`). Instants and nothing else: what is under embargo stays so.
enum ScheduleFiles {
    static let path = "schedule.json"
    /// All of them, which change at each instant.
    static let paths = [path, cronPath, timerPath]
    static let cronPath = "server/visnyk.cron"
    static let timerPath = "server/visnyk.timer"

    static func jobs(_ context: OutputContext) -> [Job] {
        let plan = SchedulePlan(context.site)
        return [(path, plan.json), (cronPath, plan.cron), (timerPath, plan.timer)].map { path, bytes in
            Job(path, "schedule", .bytes(digest: { Digest(of: bytes) }, write: { $0.write(bytes) }))
        }
    }
}

/// A time plan in the forms that programs read.
public struct SchedulePlan: Sendable {
    public let schedule: Schedule
    public let zone: Zone
    /// The home page's, with the host.
    let address: String

    init(_ site: Site) {
        schedule = site.schedule
        zone = site.settings.zone
        address = site.absolute("/")
    }

    private func utc(_ instant: Instant) -> String {
        var out = ByteWriter(capacity: 20)
        out.write(rfc3339: instant.local(at: .utc))
        return String(decoding: out.bytes, as: UTF8.self)
    }

    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { object in
            object.member("version", 1)
            object.member("site", address)
            object.key("instants")
            object.array { list in for instant in schedule.instants { list.value(utc(instant)) } }
            object.member("until", utc(schedule.until))
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// For crontab(5): a line a minute, in the town's time, since a line knows neither seconds nor the year.
    public var cron: [UInt8] {
        var lines: [String] = []
        var known: Set<String> = []
        for instant in schedule.instants {
            let time = zone.local(instant.adding(seconds: 59))
            let line = "\(time.minute) \(time.hour) \(time.day.day) \(time.day.month) *"
            if known.insert(line).inserted { lines.append(line + " $VISNYK") }
        }
        let head = """
            # \(address): the site changes by itself at these minutes. The host's time must be \(zone.name).
            # Коли сайт змінюється сам. Час сервера має бути \(zone.name).
            CRON_TZ=\(zone.name)
            VISNYK=visnyk build --quiet

            """
        return Array((head + lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")).utf8)
    }

    /// For systemd.timer(5): starts `visnyk.service`; what was missed while the machine was off is made up for.
    public var timer: [UInt8] {
        var text = """
            # \(address): the site changes by itself at these instants. / Коли сайт змінюється сам.
            [Unit]
            Description=Visnyk: \(address)

            [Timer]
            Unit=visnyk.service
            AccuracySec=1s
            Persistent=true

            """
        for instant in schedule.instants {
            let time = instant.local(at: .utc)
            var out = ByteWriter(capacity: 12)
            out.write(iso: time.day)
            text += "OnCalendar=" + String(decoding: out.bytes, as: UTF8.self)
            text += " \(padded(time.hour)):\(padded(time.minute)):\(padded(time.second)) UTC\n"
        }
        return Array((text + "\n[Install]\nWantedBy=timers.target\n").utf8)
    }

    private func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
