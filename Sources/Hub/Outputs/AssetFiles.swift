internal import SourceText

/// The files under `content/` that are no entries, under their own paths.
enum AssetFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        return site.assets.sizes.keys.sorted().map { path in
            Job(path, "assets", origin: "content/" + path, .copy(from: site.assets.folder + "/" + path, digest: nil))
        }
    }
}
