internal import Hub
internal import SourceText

/// What `--version` says: all that a site's bytes depend on besides its own files.
struct VersionWords {
    var text: String {
        var text = "visnyk \(Release.number)\n"
        for one in ingredients() {
            let version = one.version ?? "missing"
            switch one.kind {
            case .program: text += "  binary    \(version)\n"
            case .timeZones: text += "  tz        \(version)\n"
            case .font: text += "  font      \(version)  \(one.name)\n"
            case .library: text += "  library   \(one.name) \(version)\n"
            }
        }
        return text
    }
}
