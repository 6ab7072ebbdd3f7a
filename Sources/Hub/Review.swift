internal import SourceText

/// What is to be said of the entries without their links.
struct Review: Sendable {
    var dates = Diagnostics()
    /// Files that none of them names.
    var unlinked = Diagnostics()
    /// Copies, and translations that do not say so.
    var twins = Diagnostics()

    init(_ parsed: ParsedContent, _ loaded: LoadedProject, _ clock: BuildClock) {
        let review = DateReview(clock: clock, zone: loaded.settings.zone, contentFolder: loaded.contentFolder)
        review.review(parsed.entries, into: &dates)
        QueueReview { review.place(of: FieldName.queues.key, in: $0) }.review(parsed.entries, into: &dates)
        EntryTwins(parsed.entries, languages: loaded.settings.languages).say(into: &twins)
        // A text that could not be read may name any of them.
        guard parsed.unread.isEmpty else { return }
        var files = UnlinkedFiles(loaded.assets, loaded.settings)
        for entry in parsed.entries { files.take(entry) }
        files.say(kinds: loaded.kinds, texts: loaded.texts, into: &unlinked)
    }
}
