internal import SourceText

/// The files under `content/` that are no entries and no pictures, and the pictures that `files` names, under their own paths.
enum AssetFiles {
    static let name = "assets"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let originals = context.pictures.library.originals
        return site.assets.paths.filter { !site.assets.isRefused($0) }.filter { path in
            !PicturePath.isPicture(path) || site.assets.isListed(path) && originals[path] == nil
        }.map { path in
            Job(path, name, origin: "content/" + path, .copy(from: site.assets.folder + "/" + path, digest: nil))
        }
    }
}
