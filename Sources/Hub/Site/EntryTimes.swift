internal import Calendars

/// All that the build's instant says about an entry; everything else reads it here.
package struct EntryTimes: Sendable {
    /// Whether the entry is part of the site.
    var isPublished = true
    /// Whether it would not be, if drafts and what is to come were not shown.
    package var isHeldBack = false
    var stage = LinkedEntry.Stage.current
    /// What is to come of a series; nil for what does not recur.
    var occurrences: Occurrences?
    /// Stands on top of the home page.
    var isPinned = false
    /// News of the last two days.
    var isNew = false
    /// What it says of its last change lies ahead.
    var isChangeAhead = false
    /// Over for so long that it has left the calendars.
    var hasLeftCalendars = false
    /// The instants ahead at which any of this changes.
    var turns: [Instant] = []
    /// From here on there may be others.
    var knownUntil = Instant(.max)
}
