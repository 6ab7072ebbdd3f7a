internal import FileTree
internal import Provenance
internal import SourceText
internal import Translations
internal import Verification

/// What `verify` found, for people and for machines.
struct VerifyWords {
    let place: String
    let language: MessageLanguage

    private func words(_ uk: Phrase, _ en: Phrase) -> String { language(uk, en) }

    // MARK: For people

    func text(_ findings: Findings) -> String {
        let manifest = findings.manifest
        var text = words(
            "\(shownPlace): маніфест від \(manifest.generated), сайт \(manifest.site), файлів \(manifest.files.count)\n",
            "\(shownPlace): manifest of \(manifest.generated), site \(manifest.site), \(manifest.files.count) files\n")
        text += lines(findings.changed, words("змінено", "changed"))
        text += lines(findings.missing, words("бракує", "missing"))
        text += lines(findings.foreign, words("чужий", "foreign"))
        text += lines(findings.unreached, words("немає відповіді", "no answer"))
        if !findings.kept.isEmpty {
            text += words(
                "Старих карток і частин пошуку, які надсилання поки лишає: \(findings.kept.count).\n",
                "Older cards and parts of the search index that deployments keep for a while: \(findings.kept.count).\n"
            )
        }
        if !findings.unchecked.isEmpty {
            text += words(
                "Не звірено \(findings.unchecked.count): сервер не показує таких файлів.\n",
                "\(findings.unchecked.count) not compared: servers do not show such files.\n")
        }
        if findings.answersEverything {
            text += words(
                "Чужих файлів не видно: сервер відповідає на будь-яку адресу.\n",
                "Foreign files cannot be told: the server has an answer for any address.\n")
        }
        return text + signature(findings.signature) + verdict(findings)
    }

    private var shownPlace: String { showable(place) }

    private func lines(_ paths: [String], _ word: String) -> String {
        paths.map { "\(word): \(showable($0))\n" }.joined()
    }

    private func signature(_ signature: Findings.Signature) -> String {
        switch signature {
        case .notAsked:
            words(
                "Без ключа (--key) видно лише, чи копія ціла, а не хто її видав.\n",
                "Without a key (--key) this tells only that the copy is whole, not who published it.\n")
        case .valid: words("Підпис дійсний.\n", "The signature is valid.\n")
        case .absent: words("маніфест без підпису\n", "the manifest is not signed\n")
        case .invalid:
            words(
                "підпис не від цього ключа або маніфест змінено\n",
                "the signature is not this key's, or the manifest was changed\n")
        case .older(let seen):
            words(
                "маніфест старіший за вже бачений, від \(seen)\n",
                "the manifest is older than one seen before, of \(seen)\n")
        }
    }

    private func verdict(_ findings: Findings) -> String {
        if findings.differs { return words("Копія відрізняється.\n", "The copy differs.\n") }
        return findings.unreached.isEmpty
            ? words("Усі файли на місці й без змін.\n", "All files are there and unchanged.\n")
            : words("Звірено не все.\n", "Not everything could be compared.\n")
    }

    func text(_ failure: Failure) -> String {
        switch failure {
        case .noSuchPlace:
            words("«\(shownPlace)» – не тека й не адреса", "“\(shownPlace)” is neither a folder nor an address")
        case .noManifest:
            words(
                "у «\(shownPlace)» немає \(SiteManifest.name): його створює visnyk build --manifest",
                "there is no \(SiteManifest.name) in “\(shownPlace)”: visnyk build --manifest makes it")
        case .badManifest(let mistake):
            words("\(SiteManifest.name) не читається", "\(SiteManifest.name) cannot be read") + ": " + text(mistake)
        case .redirected:
            words(
                "«\(shownPlace)» веде на іншу адресу: вкажіть її",
                "“\(shownPlace)” leads to another address: give that one")
        case .unreachable(let reason):
            words("«\(shownPlace)» не відповідає", "“\(shownPlace)” cannot be reached") + ": " + showable(reason)
        case .minisignMissing:
            words(
                "для перевірки підпису потрібна програма minisign: apt-get install minisign",
                "checking a signature needs the program minisign: apt-get install minisign")
        case .file(let error): showable("\(error)")
        }
    }

    private func text(_ mistake: SiteManifest.Mistake) -> String {
        switch mistake {
        case .notJSON(let line): words("рядок \(line) – не JSON", "line \(line) is not JSON")
        case .otherFormat: words("це не маніфест сайту", "it is no manifest of a site")
        case .otherVersion(let version):
            words("версія \(version) новіша за цю програму", "version \(version) is newer than this program")
        case .badMember(let name): words("поле \(name) хибне або відсутнє", "\(name) is missing or wrong")
        case .badFile(let number): words("файл \(number) описано хибно", "file \(number) is described wrongly")
        }
    }

    // MARK: For machines

    func json(_ findings: Findings) -> String {
        var out = ByteWriter()
        func member(_ name: String, _ text: String) {
            out.write("\"\(name)\":\"")
            out.write(escapedJSON(text))
            out.write("\",\n")
        }
        out.write("{")
        member("place", place)
        member("site", findings.manifest.site)
        member("generated", findings.manifest.generated)
        out.write("\"files\":\(findings.manifest.files.count),\n")
        member("signature", name(findings.signature))
        if case .older(let seen) = findings.signature { member("seen", seen) }
        for (name, paths) in [
            ("changed", findings.changed), ("missing", findings.missing), ("foreign", findings.foreign),
            ("kept", findings.kept),
            ("unchecked", findings.unchecked), ("unreached", findings.unreached),
        ] {
            out.write("\"\(name)\":[")
            for (index, path) in paths.enumerated() {
                out.write(index == 0 ? "\"" : ",\"")
                out.write(escapedJSON(path))
                out.write("\"")
            }
            out.write("],\n")
        }
        out.write("\"answersEverything\":\(findings.answersEverything),\n\"differs\":\(findings.differs)}\n")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    func json(_ failure: Failure) -> String {
        var out = ByteWriter()
        out.write("{\"place\":\"")
        out.write(escapedJSON(place))
        out.write("\",\n\"failure\":\"")
        out.write(escapedJSON(text(failure)))
        out.write("\"}\n")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    /// JSON allows more than a terminal should see.
    private func escapedJSON(_ text: String) -> String {
        var out = ByteWriter(capacity: text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || isShowable(String(scalar)) {
                out.write(escapingJSON: String(scalar))
            } else {
                let digits = String(scalar.value, radix: 16)
                out.write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            }
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private func name(_ signature: Findings.Signature) -> String {
        switch signature {
        case .notAsked: "not asked"
        case .valid: "valid"
        case .absent: "absent"
        case .invalid: "invalid"
        case .older: "older"
        }
    }
}
