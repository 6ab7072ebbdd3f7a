internal import Deployment
internal import FileTree
internal import SourceText
internal import Translations

/// What `deploy` says, for people and for machines.
struct DeployWords {
    let language: MessageLanguage

    enum NoTarget: Error {
        case none
        case several([String])
        case unknown(String, [String])
    }

    private func words(_ uk: Phrase, _ en: Phrase) -> String { language(uk, en) }

    func text(_ why: NoTarget) -> String {
        switch why {
        case .none:
            words(
                "у site.yml немає поля deploy: не відомо, куди надсилати\n    → впишіть місце, наприклад (усі способи: docs/deploy.md):\n",
                "site.yml has no deploy: it is not known where to send the site\n    → write a place, for example (all of them: docs/deploy.md):\n"
            )
                + """
                        deploy:
                          town: {type: ftps, host: ftp.town.example, user: town, path: public_html}
                """
        case .several(let names):
            words("вкажіть, куди: ", "say where to: ") + names.joined(separator: ", ")
        case .unknown(let name, let names):
            words("місця «\(name)» у site.yml немає; є ", "site.yml has no target “\(name)”; there are ")
                + names.joined(separator: ", ")
        }
    }

    func inTheClear(_ target: DeployTarget) -> String {
        words(
            "увага: «\(target.name)» передає пароль і файли відкрито; запитайте хостинг про ftps або sftp",
            "note: “\(target.name)” sends password and files in the clear; ask the host for ftps or sftp")
    }

    /// Whether nothing was touched and somebody has to decide.
    func isRefusal(_ failure: DeployFailure) -> Bool {
        switch failure {
        case .file, .transfer, .refused, .programMissing: false
        default: true
        }
    }

    // MARK: Failures

    func text(_ failure: DeployFailure, _ target: DeployTarget) -> String {
        switch failure {
        case .noManifest(let folder):
            words(
                "у теці «\(folder)» немає сайту з маніфестом\n    → visnyk build --manifest",
                "there is no site with a manifest in “\(folder)”\n    → visnyk build --manifest")
        case .badManifest(let name):
            words(
                "маніфест «\(name)» не читається\n    → visnyk build --manifest",
                "the manifest “\(name)” cannot be read\n    → visnyk build --manifest")
        case .notAsBuilt(let path):
            words(
                "файл «\(path)» не такий, яким його зібрано: хтось змінив його після збирання\n    → зберіть сайт наново: visnyk build --manifest",
                "“\(path)” is not as it was built: somebody changed it since\n    → build the site anew: visnyk build --manifest"
            )
        case .ownName(let path):
            words("назву «\(path)» займає надсилання", "the name “\(path)” belongs to deployments")
        case .otherSite(let there, let here):
            words(
                "там лежить інший сайт, \(there), а тут \(here)\n    → перевірте path; якщо все правильно: --adopt",
                "another site lies there, \(there), and here is \(here)\n    → check path; if all is right: --adopt")
        case .damagedManifest:
            words(
                "там лежить manifest.json, якого не можна прочитати: не відомо, що є на сайті\n    → перевірте path; якщо це ваш сайт, --adopt надішле всі файли наново",
                "a manifest.json lies there that cannot be read: it is not known what the site has\n    → check path; if it is your site, --adopt sends every file anew"
            )
        case .overlaps(let place, let own):
            words(
                "сюди надсилати не можна: «\(place)» і «\(own)», з чого роблять сайт, лежать одне в одному\n    → вкажіть у path теку осторонь, наприклад /srv/town/www",
                "the site cannot go there: “\(place)” and “\(own)”, from which it is made, lie in one another\n    → give a folder apart as path, such as /srv/town/www"
            )
        case .notEmpty(let names):
            words(
                "тека не порожня, і сайту Вісника там немає: \(list(names))\n    → перевірте path; покласти сайт поверх цих файлів, не чіпаючи решти: --adopt",
                "the folder is not empty and holds no site of Visnyk: \(list(names))\n    → check path; to lay the site over these files and leave the others alone: --adopt"
            )
        case .tooManyRemoved(let removed, let live, let most):
            words(
                "зникло б файлів: \(removed) з \(live), понад \(most) %\n    → перевірте, чи зібрано весь сайт; якщо так і має бути: --allow-removals",
                "\(removed) of \(live) files would go, more than \(most) %\n    → see whether the whole site was built; if it is meant: --allow-removals"
            )
        case .overLimit(let excesses): excesses.map { text($0) }.joined(separator: "\n")
        case .locked(let holder, let since):
            words(
                "туди зараз надсилає \(holder), востаннє подав знак \(since)\n    → дочекайтеся; покинуте надсилання звільняється за 15 хвилин",
                "\(holder) is sending there, last heard of at \(since)\n    → wait; one that was left is released after 15 minutes"
            )
        case .programMissing(let program, let package):
            words(
                "потрібна програма \(program)\n    → apt-get install \(package)",
                "the program \(program) is needed\n    → apt-get install \(package)")
        case .secretMissing(let names):
            words(
                "немає таємниці для «\(target.name)»\n    → задайте змінну середовища: ",
                "there is no secret for “\(target.name)”\n    → set the environment's variable: ")
                + names.joined(separator: words(" або ", " or "))
        case .refused(let refusal, let words):
            (target.kind == .folder
                ? self.words("тека не прийняла: ", "the folder refused: ")
                : self.words("хостинг відмовив: ", "the host refused: ")) + "\(words)\n    → \(advice(refusal, target))"
        case .transfer(let words):
            self.words(
                "хостинг не прийняв: \(words)\n    → запустіть команду ще раз: вона продовжить з того самого місця; якщо так щоразу, перевірте \(door(target)) у site.yml",
                "the host failed: \(words)\n    → run the command again: it goes on from there; if it fails each time, check \(door(target)) in site.yml"
            )
        case .notInHistory(let wanted, let there):
            (wanted == "previous"
                ? words(
                    "раніше за той сайт, що там є, звідси нічого не надсилали; пам'ятаємо: ",
                    "nothing was sent from here before the site that lies there; remembered are: ")
                : words(
                    "повернутися до «\(wanted)» не можна: це початок не рівно одного з тих, що пам'ятаємо: ",
                    "cannot go back to “\(wanted)”: it is not the beginning of just one of those remembered: "))
                + (there.isEmpty ? words("нічого", "none") : there.joined(separator: ", "))
        case .file(let error): "\(error)"
        }
    }

    /// The fields that say where the host is.
    private func door(_ target: DeployTarget) -> String {
        [.s3, .webdav].contains(target.kind) ? "url" : "type, host, port"
    }

    private func advice(_ refusal: HostRefusal, _ target: DeployTarget) -> String {
        let secrets = Secrets(of: target, in: [:])
        switch refusal {
        case .login:
            let names: [Secrets.Name] =
                switch target.kind {
                case .sftp: [.key, .password]
                case .rsync: [.key]
                case .s3: [.accessKey, .secretKey]
                default: [.password]
                }
            let variables = names.map { secrets.variable($0) }.joined(separator: ", ")
            return words(
                "перевірте user у site.yml і таємницю: \(variables)",
                "check user in site.yml and the secret: \(variables)"
            )
        case .hostKey where target.hostKey.isEmpty:
            let port = target.port.map { "-p \($0) " } ?? ""
            return words(
                "сервер незнайомий: візьміть його ключ (ssh-keyscan \(port)\(target.host)), звірте з тим, що каже хостинг, і впишіть у site.yml як host_key",
                "the server is not known: take its key (ssh-keyscan \(port)\(target.host)), compare it with what the host says, and write it into site.yml as host_key"
            )
        case .hostKey:
            return words(
                "ключ сервера не той, що в host_key чи known_hosts: спитайте хостинг, чи він змінився, і лише тоді впишіть новий (ssh-keyscan \(target.host))",
                "the server's key is not the one of host_key or known_hosts: ask the host whether it changed, and only then write the new one (ssh-keyscan \(target.host))"
            )
        case .hostUnknown:
            return words(
                "такого сервера немає: перевірте host чи url у site.yml",
                "there is no such server: check host or url in site.yml")
        case .certificate:
            return words(
                "сертифікат сервера не підходить до назви «\(target.host)»: візьміть назву, яку дав хостинг, або дочекайтеся нового сертифіката",
                "the server's certificate does not fit “\(target.host)”: take the name that the host gave, or wait for a new certificate"
            )
        case .encryption:
            return words(
                "сервер і налаштування розходяться щодо шифрування: спробуйте type: ",
                "server and settings differ on encryption: try type: ")
                + (target.kind == .ftp ? "ftps" : words("ftp або sftp", "ftp or sftp"))
        case .place:
            return words(
                "перевірте path (чи bucket) у site.yml і чи може цей користувач туди писати",
                "check path (or bucket) in site.yml and whether this user may write there")
        case .inTheWay:
            return words(
                "там, де має бути файл, лежить тека (чи навпаки): приберіть її на хостингу й запустіть команду ще раз",
                "a folder lies where a file is to go (or the other way): remove it at the host and run the command again"
            )
        case .unsaid:
            return words(
                "сервер не каже чому: найчастіше немає місця або сюди не можна писати; перевірте квоту і path, тоді запустіть команду ще раз",
                "the server does not say why: most often no room is left, or this may not be written; check quota and path, then run the command again"
            )
        case .room:
            return words(
                "звільніть місце в хостингу або візьміть більше, тоді запустіть команду ще раз: вона продовжить з того самого місця",
                "make room at the host or take more, then run the command again: it goes on from there")
        }
    }

    func list(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " … (\(names.count))" : "")
    }

    private func text(_ excess: HostLimits.Excess) -> String {
        switch excess.measure {
        case .files:
            words(
                "файлів \(excess.found), а хостинг бере до \(excess.limit)\n    → вимкніть картки (--no-cards) або візьміть інший тариф",
                "\(excess.found) files, and the host takes \(excess.limit)\n    → leave the cards out (--no-cards) or take another plan"
            )
        case .fileSize:
            words(
                "файл «\(excess.path ?? "")» має \(size(excess.found)), а хостинг бере до \(size(excess.limit))\n    → зменште його або покладіть деінде",
                "“\(excess.path ?? "")” has \(size(excess.found)), and the host takes \(size(excess.limit))\n    → make it smaller or put it elsewhere"
            )
        case .total:
            words(
                "сайт має \(size(excess.found)), а місця \(size(excess.limit))\n    → вимкніть картки (--no-cards) або візьміть більше місця",
                "the site has \(size(excess.found)), and there is room for \(size(excess.limit))\n    → leave the cards out (--no-cards) or take more room"
            )
        }
    }

    // MARK: Reports

    func text(_ report: DeployReport, _ target: DeployTarget, _ nanoseconds: Int) -> String {
        var text = ""
        if report.isResumed {
            text += words(
                "Попереднє надсилання обірвалося: продовжено з того місця.\n",
                "An earlier run had been cut off: this one went on from there.\n")
        }
        if report.isTrial {
            for change in report.changes {
                text += change.size.map { "+ \(change.path)  \(size($0))\n" } ?? "- \(change.path)\n"
            }
        }
        let counts = words(
            "файлів \(report.sent), \(size(report.bytes)); вилучено \(report.removed), без змін \(report.unchanged), старих поки лишається \(report.kept)",
            "\(report.sent) files, \(size(report.bytes)); \(report.removed) removed, \(report.unchanged) unchanged, \(report.kept) old ones stay for a while"
        )
        if report.isTrial { return text + words("Було б надіслано: ", "Would send: ") + counts + ".\n" }
        if report.changes.isEmpty {
            return text
                + words(
                    "«\(target.name)» уже має цей сайт, від \(report.generated). Змінені тексти підуть після visnyk build.\n",
                    "“\(target.name)” has this site already, of \(report.generated). Changed texts go after visnyk build.\n"
                )
        }
        let seconds = nanoseconds / 1_000_000_000
        let forgotten = report.forgotten.map {
            words(
                "Повернутися до цього сайту не вийде, його не запам'ятовано: \($0)\n",
                "It will not be possible to go back to this site, it was not remembered: \($0)\n")
        }
        return text
            + words("Надіслано до «\(target.name)»: ", "Sent to “\(target.name)”: ") + counts
            + words(" (\(seconds) с).\n", " (\(seconds) s).\n") + (forgotten ?? "")
    }

    func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) " + words("Б", "B")
        case ..<10_000_000: "\((bytes + 500) / 1000) " + words("КБ", "KB")
        default: "\((bytes + 500_000) / 1_000_000) " + words("МБ", "MB")
        }
    }

    func json(_ report: DeployReport, _ target: DeployTarget) -> String {
        var out = ByteWriter()
        func quoted(_ text: String) {
            out.write("\"")
            out.write(escapingJSON: text)
            out.write("\"")
        }
        out.write("{\"target\":")
        quoted(target.name)
        out.write(",\"generated\":")
        quoted(report.generated)
        out.write(",\"before\":")
        if let before = report.before { quoted(before) } else { out.write("null") }
        for (name, flag) in [
            ("trial", report.isTrial), ("first", report.isFirst), ("resumed", report.isResumed),
        ] { out.write(",\"\(name)\":\(flag)") }
        for (name, number) in [
            ("sent", report.sent), ("bytes", report.bytes), ("removed", report.removed),
            ("unchanged", report.unchanged), ("kept", report.kept),
        ] { out.write(",\"\(name)\":\(number)") }
        out.write(",\"changes\":[")
        for (index, change) in report.changes.enumerated() {
            out.write(index == 0 ? "\n{\"path\":" : ",\n{\"path\":")
            quoted(change.path)
            if let size = change.size { out.write(",\"size\":\(size)") } else { out.write(",\"removed\":true") }
            out.write("}")
        }
        out.write("\n]}\n")
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
