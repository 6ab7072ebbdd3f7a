internal import Templating

/// What can be subscribed to, on one page.
struct SubscriptionsView: Viewed {
    let groups: [Record]
    let calendars: [Record]

    static let view = View<SubscriptionsView>(
        "Subscriptions",
        [
            .list("groups", SubscriptionGroupView.shape, "feeds, under headings") { $0.groups },
            .list("calendars", SubscriptionView.shape, "calendars") { $0.calendars },
        ])
}

struct SubscriptionGroupView: Viewed {
    let label: String
    let feeds: [Record]

    static let view = View<SubscriptionGroupView>(
        "SubscriptionGroup",
        [
            .text("label", "the heading") { $0.label },
            .list("feeds", SubscriptionView.shape, "the feeds") { $0.feeds },
        ])
}

struct SubscriptionView: Viewed {
    let name: String
    let url: String
    var atom: String?
    var json: String?
    var oneTap: String?

    static let view = View<SubscriptionView>(
        "Subscription",
        [
            .text("name", "what it brings, in words") { $0.name },
            .text("url", "the RSS feed, or the calendar's file") { $0.url },
            .text("atom", "the same as Atom") { $0.atom },
            .text("json", "the same as JSON Feed") { $0.json },
            .text("one_tap", "of a calendar: an address that opens the phone's calendar") { $0.oneTap },
        ])
}
