internal import SourceText

/// The files under `content/` that are no entries and no pictures, under their own paths.
enum AssetFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        return site.assets.sizes.keys.sorted().filter { !PicturePreparation.isPicture($0) }.map { path in
            Job(path, "assets", origin: "content/" + path, .copy(from: site.assets.folder + "/" + path, digest: nil))
        }
    }
}
