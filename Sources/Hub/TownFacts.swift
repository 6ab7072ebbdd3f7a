package import Calendars
internal import FileTree
package import SourceText

/// What who writes a new text needs to know of the town: its languages, its clock, its words, what there is already.
package struct TownFacts: Sendable {
    package let name: String
    /// The first is the default.
    package let languages: [String]
    package let zone: Zone
    package let settlements: [String]
    /// Paths below `content/` of all texts, in byte order.
    package let texts: [String]

    /// Reads `site.yml` in the folder of content; nil where it cannot serve, with the reasons said.
    package init?(content folder: String, into diagnostics: inout Diagnostics) {
        let listing: Listing
        do {
            listing = try FileTree.listing(of: folder)
        } catch {
            diagnostics.append(.contentMissing, at: Place(folder), folder)
            return nil
        }
        guard listing.items.contains(where: { $0.path == "site.yml" }) else {
            diagnostics.append(.settingsMissing, at: Place("content/site.yml"), "content/site.yml")
            return nil
        }
        guard let source = readSource("site.yml", in: listing.root, shownAs: "content/site.yml", into: &diagnostics),
            let settings = Settings(
                source, zoneFile: { name in try? readFile("/usr/share/zoneinfo/" + name, limit: 1 << 20) },
                baseURL: nil, into: &diagnostics)
        else { return nil }
        name = settings.name[0]
        languages = settings.languages
        zone = settings.zone
        settlements = settings.settlements.map(\.key)
        texts = listing.items.map(\.path).filter { $0.hasSuffix(bytes: ".md") }
    }

    /// The names by which texts of a kind are referred to, without those of translations.
    package func slugs(of kind: Kind) -> [String] {
        texts.compactMap { path -> String? in
            guard path.hasPrefix(bytes: kind.folder + "/") else { return nil }
            let name = String((path.split(byte: "/").last ?? "").dropLast(bytes: 3))
            let isTranslation = languages.contains { name.hasSuffix(bytes: "." + $0) }
            return isTranslation ? nil : slug(name)
        }
    }
}

/// Whether a colour is one that `site.yml` takes.
package func isColour(_ text: String) -> Bool { Colour(text) != nil }
