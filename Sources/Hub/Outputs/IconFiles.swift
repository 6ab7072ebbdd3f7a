internal import SourceText

/// The crest's files, in every size that pages and phones ask for.
enum IconFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        context.pictures.library.icons.sorted { $0.key < $1.key }.map { side, file in
            Job(Icons.path(side), "icons", origin: "content/site.yml", PictureFiles.work(file, context))
        }
    }
}
