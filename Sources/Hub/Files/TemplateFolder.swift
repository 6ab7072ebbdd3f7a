internal import FileTree
internal import SourceText

/// The folder of templates, styles, scripts, words and card designs.
struct TemplateFolder: Sendable {
    let path: String
    /// Paths below it that were said not to be files: nobody need say it again.
    let badFiles: Set<String>

    /// nil with a diagnostic where the file cannot be read, or where it was said before that it is none.
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
