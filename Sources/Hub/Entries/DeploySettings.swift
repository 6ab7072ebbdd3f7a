internal import Deployment
internal import SourceText
internal import YAML

/// `deploy` of `site.yml`: the places that the site is sent to, by names of the town's own.
struct DeploySettings {
    private let path: String
    private(set) var targets: [DeployTarget] = []

    /// What is wrong is said; a target that has a mistake is left out.
    init(_ node: YAMLNode?, _ path: String, into diagnostics: inout Diagnostics) {
        self.path = path
        guard let node else { return }
        guard case .mapping(let pairs, _) = node else {
            diagnostics.append(.notAMap, at: Place(path, node.range), "deploy")
            return
        }
        for pair in pairs {
            var own = Diagnostics()
            if let target = target(pair, &own), !own.hasErrors { targets.append(target) }
            diagnostics.append(contentsOf: own.all)
        }
    }

    // MARK: Fields

    private enum Need { case required, optional, unknown }

    private static let common: Set<String> = ["type", "path", "guard", "keep", "history", "limits"]

    private static func need(of field: String, in kind: DeployTarget.Kind) -> Need {
        switch (kind, field) {
        case (.folder, "path"), (.rsync, "host"), (.rsync, "path"), (.sftp, "host"), (.sftp, "user"), (.ftp, "host"),
            (.ftp, "user"), (.ftps, "host"), (.ftps, "user"), (.s3, "url"), (.s3, "bucket"), (.webdav, "url"):
            return .required
        case (.rsync, "user"), (.rsync, "port"), (.rsync, "host_key"), (.sftp, "port"), (.sftp, "host_key"),
            (.ftp, "port"), (.ftps, "port"), (.s3, "region"), (.s3, "access"), (.webdav, "user"):
            return .optional
        default: return common.contains(field) ? .optional : .unknown
        }
    }

    private static let fields = [
        "type", "host", "port", "user", "path", "host_key", "url", "bucket", "region", "access", "guard", "keep",
        "history", "limits",
    ]

    /// What people call a secret, or a part of its name: it would be published with the sources.
    private static let secrets = [
        "passw", "passp", "pwd", "secret", "token", "key", "credential", "парол", "ключ", "таєм",
    ]

    private static func isSecret(_ field: String) -> Bool {
        let name = field.folded
        // `hostkey` is a slip for `host_key`, which is no secret.
        guard !name.hasPrefix(bytes: "host") else { return false }
        return name == "pass" || secrets.contains { name.contains(bytes: $0) }
    }

    private func target(_ pair: YAMLPair, _ diagnostics: inout Diagnostics) -> DeployTarget? {
        let name = pair.key.text
        if !DeployTarget.isName(name) { diagnostics.append(.deployName, at: Place(path, pair.key.range), name) }
        guard case .mapping(let fields, let range) = pair.value else {
            diagnostics.append(.notAMap, at: Place(path, pair.value.range), name)
            return nil
        }
        let kinds = DeployTarget.Kind.allCases.map(\.rawValue)
        guard let type = pair.value["type"] else {
            diagnostics.append(.missingField, at: Place(path, range.lowerBound..<range.lowerBound), "type", name)
            return nil
        }
        let word = text(type, "type", &diagnostics) ?? ""
        guard let kind = DeployTarget.Kind(rawValue: word) else {
            if !word.isEmpty {
                diagnostics.append(
                    .notAChoice, at: Place(path, type.range), word, "type", kinds.joined(separator: ", "),
                    suggestion: nearest(to: word, among: kinds))
            }
            return nil
        }
        var target = DeployTarget(name, kind)
        for field in fields {
            let key = field.key.text
            let place = Place(path, field.key.range)
            if DeploySettings.isSecret(key) {
                diagnostics.append(
                    .deploySecret, at: place, key, variable(kind.secret, of: target))
            } else if DeploySettings.need(of: key, in: kind) == .unknown {
                let known = DeploySettings.fields.filter { DeploySettings.need(of: $0, in: kind) != .unknown }
                diagnostics.append(
                    .deployField, at: place, key, kind.rawValue, known.joined(separator: ", "),
                    suggestion: nearest(to: key, among: known))
            } else {
                take(key, field.value, into: &target, &diagnostics)
            }
        }
        for field in DeploySettings.fields
        where DeploySettings.need(of: field, in: kind) == .required && pair.value[field] == nil {
            diagnostics.append(.missingField, at: Place(path, range.lowerBound..<range.lowerBound), field, name)
        }
        return target
    }

    private func take(
        _ key: String, _ node: YAMLNode, into target: inout DeployTarget, _ diagnostics: inout Diagnostics
    ) {
        switch key {
        case "host": target.host = plain(node, key, isHost: true, &diagnostics)
        case "user": target.user = plain(node, key, &diagnostics)
        case "path": target.path = folder(node, key, &diagnostics)
        case "host_key": target.hostKey = hostKey(node, of: target, &diagnostics)
        case "url": target.address = address(node, of: target, &diagnostics)
        case "bucket": target.bucket = plain(node, key, &diagnostics)
        case "region": target.region = plain(node, key, &diagnostics)
        case "access": target.access = plain(node, key, &diagnostics)
        case "port": target.port = number(node, key, 1...65_535, &diagnostics)
        case "guard": target.mostRemoved = number(node, key, 1...100, &diagnostics) ?? target.mostRemoved
        case "keep": target.keptDays = number(node, key, 0...3650, &diagnostics) ?? target.keptDays
        case "history": target.history = number(node, key, 0...100, &diagnostics) ?? target.history
        case "limits": takeLimits(node, into: &target, &diagnostics)
        default: break
        }
    }

    private func takeLimits(_ node: YAMLNode, into target: inout DeployTarget, _ diagnostics: inout Diagnostics) {
        guard case .mapping(let pairs, _) = node else {
            diagnostics.append(.notAMap, at: Place(path, node.range), "limits")
            return
        }
        for pair in pairs {
            switch pair.key.text {
            case "files": target.limits.files = number(pair.value, "files", 1...100_000_000, &diagnostics)
            case "file_size": target.limits.fileSize = size(pair.value, "file_size", &diagnostics)
            case "total": target.limits.total = size(pair.value, "total", &diagnostics)
            default:
                diagnostics.append(
                    .deployField, at: Place(path, pair.key.range), pair.key.text, "limits", "files, file_size, total",
                    suggestion: nearest(to: pair.key.text, among: ["files", "file_size", "total"]))
            }
        }
    }

    /// The variable of the environment for the secret.
    private func variable(_ name: Secrets.Name, of target: DeployTarget) -> String {
        Secrets(of: target, in: [:]).variable(name)
    }

    // MARK: Values

    private func text(_ node: YAMLNode, _ field: String, _ diagnostics: inout Diagnostics) -> String? {
        guard case .scalar(let scalar) = node, !scalar.isNull else {
            diagnostics.append(.notOneValue, at: Place(path, node.range), field)
            return nil
        }
        return scalar.text
    }

    /// A word that programs take as an argument: no blank, no sign of theirs, no hyphen in front.
    private func plain(
        _ node: YAMLNode, _ field: String, isHost: Bool = false, _ diagnostics: inout Diagnostics
    ) -> String {
        guard let text = text(node, field, &diagnostics) else { return "" }
        let signs = Set((isHost ? ".-_:" : ".-_@+").utf8)
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39) ~= byte || byte < 0x80 && (0x61...0x7A) ~= byte | 0x20 || signs.contains(byte)
        }
        if !isPlain || text.isEmpty || text.hasPrefix(bytes: "-") {
            diagnostics.append(.deployValue, at: Place(path, node.range), text, field)
        }
        return text
    }

    private func folder(_ node: YAMLNode, _ field: String, _ diagnostics: inout Diagnostics) -> String {
        guard var text = text(node, field, &diagnostics) else { return "" }
        let names = text.split(byte: "/")
        if text.isEmpty || text.hasPrefix(bytes: "-") || names.contains("..")
            || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        {
            diagnostics.append(.deployValue, at: Place(path, node.range), text, field)
        }
        while text.utf8.count > 1, text.hasSuffix(bytes: "/") { text = String(text.dropLast(bytes: 1)) }
        return text == "." ? "" : text
    }

    private func hostKey(_ node: YAMLNode, of target: DeployTarget, _ diagnostics: inout Diagnostics) -> String {
        guard let text = text(node, "host_key", &diagnostics) else { return "" }
        let words = text.split(byte: " ")
        let isKey =
            words.count == 2 && (words[0].hasPrefix(bytes: "ssh-") || words[0].hasPrefix(bytes: "ecdsa-"))
            && words[1].hasPrefix(bytes: "AAAA") && text.utf8.allSatisfy { (0x20...0x7E) ~= $0 }
        if text.contains(bytes: "PRIVATE KEY") {
            diagnostics.append(.deploySecret, at: Place(path, node.range), "PRIVATE KEY", variable(.key, of: target))
        } else if !isKey {
            diagnostics.append(.deployHostKey, at: Place(path, node.range))
        }
        return text
    }

    private func address(_ node: YAMLNode, of target: DeployTarget, _ diagnostics: inout Diagnostics) -> String {
        guard let text = text(node, "url", &diagnostics) else { return "" }
        let host = text.split(byte: "/").dropFirst().first ?? ""
        if text.contains(bytes: "://"), host.contains(bytes: "@") {
            diagnostics.append(
                .deploySecret, at: Place(path, node.range), "url", variable(target.kind.secret, of: target))
            return text
        }
        if !text.hasPrefix(bytes: "https://") && !text.hasPrefix(bytes: "http://") || !FieldReader.isWebAddress(text) {
            diagnostics.append(.notAnAddress, at: Place(path, node.range), text, "url")
        }
        return text
    }

    private func number(
        _ node: YAMLNode, _ field: String, _ range: ClosedRange<Int>, _ diagnostics: inout Diagnostics
    ) -> Int? {
        guard let text = text(node, field, &diagnostics) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            diagnostics.append(
                .numberOutside, at: Place(path, node.range), field, String(range.lowerBound), String(range.upperBound))
            return nil
        }
        return number
    }

    /// `25 MB`: a thousand times a thousand bytes, as hosts count what they sell.
    private func size(_ node: YAMLNode, _ field: String, _ diagnostics: inout Diagnostics) -> Int? {
        guard let text = text(node, field, &diagnostics) else { return nil }
        let digits = text.utf8.prefix { (0x30...0x39) ~= $0 }
        let unit = String(Substring(text.utf8.dropFirst(digits.count)).split(byte: " ").joined()).uppercasedASCII
        let factors = [
            "": 1, "KB": 1000, "КБ": 1000, "MB": 1_000_000, "МБ": 1_000_000, "GB": 1_000_000_000, "ГБ": 1_000_000_000,
        ]
        guard let number = Int(String(Substring(digits))), number > 0, let factor = factors[unit],
            number <= Int.max / factor
        else {
            diagnostics.append(.deploySize, at: Place(path, node.range), text, field)
            return nil
        }
        return number * factor
    }
}

extension DeployTarget.Kind {
    /// What opens such a place.
    fileprivate var secret: Secrets.Name {
        switch self {
        case .rsync: .key
        case .s3: .secretKey
        default: .password
        }
    }
}

extension Message {
    static let deployName = Message(
        "deploy.name",
        Wording(uk: "«{0}» не може бути назвою місця", en: "“{0}” cannot be a target's name"),
        hint: Wording(
            uk: "візьміть малі латинські літери, цифри й дефіс, наприклад town",
            en: "use small Latin letters, digits and hyphens, such as town"))
    static let deployField = Message(
        "deploy.field",
        Wording(uk: "поля «{0}» тут немає; «{1}» має поля: {2}", en: "“{0}” is not a field here; “{1}” has: {2}"),
        hint: Wording(uk: "приберіть його або виправте назву", en: "remove it or correct its name"))
    static let deploySecret = Message(
        "deploy.secret",
        Wording(
            uk: "«{0}» – таємниця, а site.yml читають усі, хто має тексти",
            en: "“{0}” is a secret, and everybody who has the texts reads site.yml"),
        hint: Wording(
            uk: "приберіть рядок, змініть цю таємницю на хості й передайте нову у змінній середовища {1}",
            en: "remove the line, change the secret at the host, and give the new one in the environment as {1}"))
    static let deployValue = Message(
        "deploy.value",
        Wording(uk: "«{0}» не підходить для поля «{1}»", en: "“{0}” cannot be the value of “{1}”"),
        hint: Wording(
            uk: "без пробілів на краях, «..» і дефіса на початку; назва комп'ютера – без ftp:// і без теки",
            en: "no blanks, no “..”, no hyphen in front; a host is written without ftp:// and without a folder"))
    static let deployHostKey = Message(
        "deploy.hostKey",
        Wording(uk: "це не відкритий ключ сервера", en: "this is no public key of a server"),
        hint: Wording(
            uk: "візьміть дві останні частини рядка, який друкує ssh-keyscan: ssh-ed25519 AAAA…",
            en: "take the last two parts of the line that ssh-keyscan prints: ssh-ed25519 AAAA…"))
    static let deploySize = Message(
        "deploy.size",
        Wording(uk: "«{0}» у полі «{1}» не є розміром", en: "“{0}” in “{1}” is not a size"),
        hint: Wording(uk: "напишіть його як 25 MB або 1 GB", en: "write it like 25 MB or 1 GB"))
}
