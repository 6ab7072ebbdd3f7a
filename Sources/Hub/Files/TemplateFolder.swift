internal import FileTree
internal import SourceText

/// The folder of templates, styles, scripts, words and card designs.
struct TemplateFolder: Sendable {
    let path: String
    /// Paths below it that are no files (a pipe, a link that leads outside); a diagnostic says so already.
    let badFiles: Set<String>

    /// nil where the file cannot be read; a diagnostic says why, now or already.
    func source(_ name: String, into diagnostics: inout Diagnostics) -> Source? {
        guard !badFiles.contains(name) else { return nil }
        return readSource(name, in: path, shownAs: "site-template/" + name, into: &diagnostics)
    }

    /// nil without a diagnostic where there is no such file.
    func sourceIfPresent(_ name: String, into diagnostics: inout Diagnostics) -> Source? {
        guard kindOfPath(path + "/" + name) == .file else { return nil }
        return source(name, into: &diagnostics)
    }
}
