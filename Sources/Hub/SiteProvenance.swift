internal import Calendars
internal import FileTree
internal import Provenance
internal import Publish
internal import SourceText

/// Puts the list of all published files into the site, and its signature.
struct SiteProvenance {
    /// Published after everything else, in this order.
    static let paths = [SiteManifest.name, SiteManifest.signatureName]

    private let site: Site
    private let generated: String
    private let signingKey: String?
    private let workers: Int?

    /// nil where none is asked for, and with diagnostics where it cannot be made.
    init?(
        _ project: Project, _ site: Site, _ jobs: [Job], at now: Instant, into diagnostics: inout Diagnostics
    ) {
        guard project.hasManifest else { return nil }
        self.site = site
        signingKey = project.signingKey
        workers = project.workers
        var out = ByteWriter(capacity: 24)
        out.write(rfc3339: now.local(at: .utc))
        generated = String(decoding: out.bytes, as: UTF8.self)
        for job in jobs where SiteProvenance.paths.contains(job.path) {
            let place = Place(job.origin.isEmpty ? job.path : job.origin)
            diagnostics.append(.samePath, at: place, "/" + job.path, "build --manifest")
        }
        if let key = signingKey {
            if kindOfPath(key) != .file { diagnostics.append(.keyMissing, at: Place(key), key) }
            if !Minisign.isInstalled { diagnostics.append(.minisignMissing, at: Place(key)) }
        }
        if diagnostics.hasErrors { return nil }
    }

    /// Called when every other file was put; false with a diagnostic where the signature failed.
    func put(to sink: any Sink, into diagnostics: inout Diagnostics) throws(FileError) -> Bool {
        let manifest = try manifest(of: sink)
        let bytes = manifest.bytes
        try sink.put(SiteManifest.name, bytes, digest: nil)
        guard let key = signingKey else { return true }
        let signature: [UInt8]
        do throws(Minisign.Failure) {
            signature = try Minisign.signature(of: bytes, comment: manifest.trustedComment, key: key)
        } catch {
            switch error {
            case .notInstalled: diagnostics.append(.minisignMissing, at: Place(key))
            case .refused: diagnostics.append(.notSigned, at: Place(key), key)
            case .file(let error): throw error
            }
            return false
        }
        try sink.put(SiteManifest.signatureName, signature, digest: nil)
        return true
    }

    private func manifest(of sink: any Sink) throws(FileError) -> SiteManifest {
        var entries: [String: EntryID] = [:]
        for id in site.entries.indices { entries[site.places[id].url.dropFirst(bytes: 1) + "index.html"] = id }
        let files = try sink.published(workers: workers).map { file in
            let id = entries[file.path]
            return SiteManifest.File(
                path: file.path, digest: file.digest, size: file.size,
                entry: id.map { "content/" + site.entries[$0].path },
                date: id.flatMap { site.lastChange($0) }.map { $0.iso(in: site.settings.zone) })
        }
        return SiteManifest(site: site.absolute("/"), generated: generated, files: files)
    }
}

extension Message {
    static let keyMissing = Message(
        "sign.keyMissing",
        Wording(uk: "ключа для підпису «{0}» немає", en: "there is no key to sign with at “{0}”"),
        hint: Wording(
            uk: "вкажіть файл таємного ключа; новий створює minisign -G",
            en: "name the file of a secret key; minisign -G makes a new one"))
    static let minisignMissing = Message(
        "sign.notInstalled",
        Wording(uk: "для підпису потрібна програма minisign", en: "signing needs the program minisign"),
        hint: Wording(uk: "встановіть її: apt-get install minisign", en: "install it: apt-get install minisign"))
    static let notSigned = Message(
        "sign.refused",
        Wording(
            uk: "minisign не підписав маніфест ключем «{0}»: сайт лишився таким, як був",
            en: "minisign did not sign the manifest with the key “{0}”: the site was left as it was"),
        hint: Wording(
            uk: "перевірте пароль і те, що це таємний ключ", en: "check the password, and that it is the secret key"))
}
