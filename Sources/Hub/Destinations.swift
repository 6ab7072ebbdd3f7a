public import Deployment
internal import FileTree
public import SourceText

/// What `site.yml` says of where the site goes, read without building it.
public struct Destinations: Sendable {
    public let targets: [DeployTarget]
    /// The site's address, with a slash at its end; empty where the settings cannot be read.
    public let address: String
    public let hosting: String
    /// The content's first language.
    public let language: String
    /// Fields of `site.yml` without which the site does its work and looks bare.
    public let bare: [String]
    public let diagnostics: Diagnostics
}

/// Reads the settings alone.
public func destinations(of project: Project) -> Destinations {
    var diagnostics = Diagnostics()
    let settings = LoadedProject.settings(of: project, into: &diagnostics)
    return Destinations(
        targets: settings?.deploy ?? [], address: settings.map { $0.origin + $0.base + "/" } ?? "",
        hosting: settings?.hosting ?? "plain",
        language: settings?.languages[0] ?? "uk", bare: settings?.bare ?? [], diagnostics: diagnostics)
}

extension Settings {
    fileprivate var bare: [String] {
        [
            ("menu", menu.isEmpty), ("crest", crest == nil), ("description", description.isEmpty),
            ("contacts", contacts.phone.isEmpty && contacts.email.isEmpty), ("hotlines", hotlines.isEmpty),
            ("press", press.phone.isEmpty && press.email.isEmpty),
        ].filter { $0.1 }.map(\.0)
    }
}
