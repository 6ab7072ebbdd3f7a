internal import FileTree
internal import MarkdownHTML
internal import Photos
internal import SourceText

/// Hop 3b: each picture that an entry shows is decoded and encoded once, into the cache; a bad one is said where it is
/// used. Originals are published only where a link or `press_original` asks for them, and then stripped.
struct PicturePreparation {
    let site: Site
    let cache: BlobCache
    let workers: Int?

    /// The widths wanted of a picture: no more than its own, and none that the next one exceeds by less than a third.
    static func widths(upTo own: Int) -> [Int] {
        let fitting = [480, 960, 1600].filter { $0 < own } + [min(own, 1600)]
        return fitting.enumerated().filter { index, width in
            index == fitting.count - 1 || fitting[index + 1] * 3 >= width * 4
        }.map(\.element)
    }

    /// A place where a picture is used, and how.
    private struct Use {
        let path: String
        let place: Place
        var isShown = true
        var isLinked = false
    }

    /// One picture's result.
    private struct Prepared: Sendable {
        let path: String
        var set: PictureLibrary.Set?
        var original: PictureLibrary.File?
        var error: PictureError?
        var failure: FileError?
        var digest: Digest?
    }

    func library(into diagnostics: inout Diagnostics) throws(FileError) -> PictureLibrary {
        var byPath: [String: (first: Use, isShown: Bool, isLinked: Bool)] = [:]
        for use in uses() {
            let known = byPath[use.path]
            byPath[use.path] = (
                known?.first ?? use, use.isShown || known?.isShown ?? false, use.isLinked || known?.isLinked ?? false
            )
        }
        let wanted = byPath.sorted { $0.key < $1.key }.map {
            (path: $0.key, isShown: $0.value.isShown, isLinked: $0.value.isLinked)
        }
        let results = wanted.slicesConcurrently(workers: workers) { slice in
            slice.map { process($0.path, isShown: $0.isShown, isLinked: $0.isLinked) }
        }.flatMap { $0 }
        var library = PictureLibrary()
        for result in results {
            if let failure = result.failure { throw failure }
            if let error = result.error, let use = byPath[result.path]?.first {
                diagnostics.append(error.diagnostic(at: use.place))
            }
            library.sets[result.path] = result.set
            library.originals[result.path] = result.original
            library.digests[result.path] = result.digest
        }
        if let crest = site.crest, crest.fileExtension != "svg" {
            library.icons = try icons(crest, into: &diagnostics)
        }
        return library
    }

    private func icons(_ crest: String, into diagnostics: inout Diagnostics) throws(FileError) -> [Int: PictureLibrary
        .File]
    {
        var icons: [Int: PictureLibrary.File] = [:]
        let bytes = try readFile(crest, in: site.assets.folder, limit: PictureLimits.standard.bytes)
        for side in Icons.sides {
            var hash = SHA256()
            hash.update("icon 1")
            hash.update(bytes)
            hash.update(side)
            let key = hash.digest()
            if let known = cache.blob(key) {
                icons[side] = .init(piece: known.piece, digest: key)
                continue
            }
            // A crest that is no picture has a diagnostic already, as every such picture has.
            guard let made = try? icon(from: bytes, size: side) else { return [:] }
            icons[side] = .init(piece: try cache.add(key, facts: [], made).piece, digest: key)
        }
        return icons
    }

    /// Every use of a picture, in the order of entries.
    private func uses() -> [Use] {
        var uses: [Use] = []
        for (id, entry) in site.entries.enumerated() {
            let file = "content/" + entry.path
            for item in entry.values { collect(item.value, id, file, &uses) }
            for (link, target) in zip(entry.body.openLinks, site.linked[id].links) {
                guard case .asset(let path) = target, PicturePath.isPicture(path) else { continue }
                let isShown = if case .picture = link.role { true } else { false }
                uses.append(Use(path: path, place: Place(file, link.range), isShown: isShown, isLinked: !isShown))
            }
        }
        if let crest = site.crest {
            let place = Place("content/site.yml", site.settings.crest?.range)
            uses.append(Use(path: crest, place: place, isShown: false, isLinked: true))
        }
        return uses
    }

    private func collect(_ value: FieldValue, _ id: EntryID, _ file: String, _ uses: inout [Use]) {
        switch value {
        case .picture(let picture):
            guard case .asset(let path)? = site.target(at: picture.source.range, of: id) else { return }
            uses.append(
                Use(
                    path: path, place: Place(file, picture.source.range), isShown: true, isLinked: picture.pressOriginal
                ))
        case .file(let reference):
            guard case .asset(let path)? = site.target(at: reference.range, of: id),
                PicturePath.isPicture(path)
            else { return }
            uses.append(Use(path: path, place: Place(file, reference.range), isShown: false, isLinked: true))
        case .list(let items): for item in items { collect(item, id, file, &uses) }
        case .map(let items): for item in items { collect(item.value, id, file, &uses) }
        case .text, .markdown, .moment, .flag, .number, .money, .reference, .path, .term, .localized: break
        }
    }

    private func process(_ path: String, isShown: Bool, isLinked: Bool) -> Prepared {
        var result = Prepared(path: path)
        do {
            let bytes = try readFile(path, in: site.assets.folder, limit: PictureLimits.standard.bytes + 1)
            let source = Digest(of: bytes)
            result.digest = source
            if isShown { result.set = try shown(path, bytes, source) }
            if isLinked { result.original = try linked(bytes, source) }
        } catch let error as PictureError {
            result.error = error
        } catch let error as FileError {
            if error.isTooLarge {
                result.error = .tooManyBytes(site.assets.size(of: path), limit: PictureLimits.standard.bytes)
            } else {
                result.failure = error
            }
        } catch {
            result.error = .notAPicture
        }
        return result
    }

    private func shown(_ path: String, _ bytes: [UInt8], _ source: Digest) throws -> PictureLibrary.Set {
        let order = VariantOrder(widths: PicturePreparation.widths(upTo: try inspect(bytes).width))
        var hash = SHA256()
        hash.update("variants 2")
        hash.update(source)
        for number in order.widths + [order.jpegQuality, order.webPQuality] { hash.update(number) }
        let key = hash.digest()
        if let blob = cache.blob(key), let set = PictureLibrary.Set(blob, path: path, key: key) { return set }
        let made = try variants(of: bytes, order)
        var facts: [UInt8] = [UInt8(clamping: made.colour.index), UInt8(clamping: made.variants.count)]
        var block: [UInt8] = []
        for variant in made.variants {
            facts.append(UInt8(PictureFormat.allCases.firstIndex(of: variant.format) ?? 0))
            for number in [variant.width, variant.height, variant.bytes.count] {
                for shift in 0..<4 { facts.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
            }
            let sum = checksum(variant.bytes)
            for shift in 0..<8 { facts.append(UInt8(truncatingIfNeeded: sum >> UInt64(8 * shift))) }
            block += variant.bytes
        }
        let blob = try cache.add(key, facts: facts, block)
        guard let set = PictureLibrary.Set(blob, path: path, key: key) else { throw PictureError.notAPicture }
        return set
    }

    private func linked(_ bytes: [UInt8], _ source: Digest) throws -> PictureLibrary.File {
        var hash = SHA256()
        hash.update("stripped 1")
        hash.update(source)
        let key = hash.digest()
        let blob = try cache.blob(key) ?? cache.add(key, facts: [], try stripped(bytes))
        return PictureLibrary.File(piece: blob.piece, digest: key)
    }
}
