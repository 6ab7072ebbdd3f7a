internal import ArgumentParser
internal import Fetching
internal import FileTree
internal import Provenance
internal import SourceText

/// The site as it was published before: what it had and the new one has not is told.
struct PreviousSite: ParsableArguments {
    @Option(
        name: .customLong("previous"),
        help: "The manifest.json of the site as it is published: a file or an address. Pages that vanish are told.")
    var place: String?

    /// The paths of its files; nil where no manifest was named.
    func paths() throws -> [String]? {
        guard let place else { return nil }
        let isAddress = ["http://", "https://"].contains { place.lowercasedASCII.hasPrefix(bytes: $0) }
        let bytes = isAddress ? try fetched(place) : try read(place)
        do throws(SiteManifest.Mistake) {
            return try SiteManifest(bytes: bytes).files.map(\.path)
        } catch {
            throw ValidationError("--previous: '\(place)' is no manifest of a site".shownInTerminal)
        }
    }

    private func read(_ path: String) throws -> [UInt8] {
        do throws(FileError) {
            return try readFile(path, limit: SiteManifest.sizeLimit)
        } catch {
            writeError("visnyk: \(error)".shownInTerminal + "\n")
            throw ExitCode(2)
        }
    }

    private func fetched(_ place: String) throws -> [UInt8] {
        let url = place.hasSuffix(bytes: "/") ? place + SiteManifest.name : place
        let answer = Fetcher().fetch(Fetcher.Request(url, limit: SiteManifest.sizeLimit, keepsBody: true))
        guard let answer, answer.status == 200, answer.failure == nil else {
            writeError("visnyk: '\(url)' cannot be reached".shownInTerminal + "\n")
            throw ExitCode(2)
        }
        return answer.body
    }
}
