internal import Deployment
internal import Fetching
internal import FileTree
internal import Hub
internal import SourceText
internal import Translations

/// Puts a forge's file beside the content, for `ci` and `init --ci` alike.
struct ForgeFiles {
    let forge: Forge
    let language: MessageLanguage

    struct Refusal: Error {
        let words: String
        let status: Int32
    }

    /// A release's Debian package that is there.
    struct Package {
        let name: String
        let address: String
        let sum: String
    }

    private func words(_ uk: Phrase, _ en: Phrase) -> String { language(uk, en) }

    /// `home`: the folder where the release lies; nil for this program's own. `sum`: its SHA-256, not to be asked for.
    func found(_ home: String?, sum: String?) throws(Refusal) -> Package {
        var home = home ?? Release.home
        guard home.hasPrefix(bytes: "https://") || home.hasPrefix(bytes: "http://") else {
            throw Refusal(
                words: words(
                    "не відомо, звідки брати випуск\n    → --release https://…/ (тека, де лежать пакет і SHA256SUMS)",
                    "it is not known where the release lies\n    → --release https://…/ (the folder of the package and SHA256SUMS)"
                ), status: 1)
        }
        if !home.hasSuffix(bytes: "/") { home += "/" }
        let name = "visnyk_\(Release.number)_amd64.deb"
        if let sum { return Package(name: name, address: home + name, sum: sum) }
        return Package(name: name, address: home + name, sum: try checksum(of: name, at: home))
    }

    /// The file's path. One that is there and differs is somebody's work.
    func write(
        beside content: String, by package: () throws(Refusal) -> Package, target: String?, force: Bool
    ) throws(Refusal) -> String {
        let project = Project(content: content, template: "site-template", output: "_site")
        let destinations = destinations(of: project)
        writeError(
            MessageWriter(project: project, language: language, format: .text).text(of: destinations.diagnostics.all))
        if destinations.diagnostics.hasErrors {
            throw Refusal(words: words("site.yml: помилки, див. вище", "site.yml: mistakes, see above"), status: 1)
        }
        let target = try chosen(target, destinations)
        let package = try package()
        let recipe = CIRecipe(
            package: package.name, address: package.address, sum: package.sum, site: destinations.address,
            target: target)
        let bytes = Array((forge == .github ? recipe.github : recipe.gitlab).utf8)
        let file = folderBeside(content, forge.path)
        guard force || kindOfPath(file) == .missing || (try? readFile(file, limit: 1 << 20)) == bytes else {
            throw Refusal(
                words: words(
                    "\(forge.path) уже є і відрізняється\n    → --force, якщо ваших змін у ньому немає",
                    "\(forge.path) is there and differs\n    → --force, if it holds no changes of yours"), status: 2)
        }
        do throws(FileError) {
            if let parent = OutputPath(file).parent { try makeFolder(parent.text) }
            try writeFile(bytes, to: file)
        } catch {
            throw Refusal(words: "\(error)", status: 2)
        }
        return file
    }

    /// nil: the forge's own pages.
    private func chosen(_ target: String?, _ destinations: Destinations) throws(Refusal) -> DeployTarget? {
        let targets = destinations.targets.filter { target == nil || $0.name == target }
        let all = destinations.targets.map(\.name)
        guard target == nil || targets.count == 1, targets.count <= 1 else {
            throw Refusal(words: DeployWords(language: language).text(.several(all)), status: 1)
        }
        if destinations.hosting == forge.rawValue { return nil }
        guard let only = targets.first else {
            throw Refusal(words: DeployWords(language: language).text(.none), status: 1)
        }
        return only
    }

    private func checksum(of package: String, at home: String) throws(Refusal) -> String {
        let answer = Fetcher().fetch(.init(home + "SHA256SUMS", limit: 1 << 16, keepsBody: true))
        guard let answer, answer.status == 200 else {
            let reason = answer.map { $0.failure ?? "HTTP \($0.status)" } ?? home
            throw Refusal(
                words: words(
                    "\(home)SHA256SUMS не відповідає: \(reason)\n    → перевірте --release або вкажіть --sha256",
                    "\(home)SHA256SUMS cannot be had: \(reason)\n    → check --release or give --sha256"), status: 2)
        }
        for line in String(decoding: answer.body, as: UTF8.self).split(byte: "\n") {
            let words = line.split(byte: " ")
            if words.count == 2, words[1] == package || words[1] == "*" + package { return String(words[0]) }
        }
        throw Refusal(
            words: words(
                "\(home)SHA256SUMS не має рядка про \(package): там інший випуск\n    → візьміть теку випуску \(Release.number) або вкажіть --sha256",
                "\(home)SHA256SUMS has no line on \(package): another release lies there\n    → take the folder of release \(Release.number) or give --sha256"
            ), status: 2)
    }
}
