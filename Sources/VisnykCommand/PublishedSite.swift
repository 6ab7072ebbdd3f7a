internal import Calendars
internal import Deployment
internal import Fetching
internal import FileTree
internal import Glibc
internal import Provenance
internal import SourceText
internal import Translations
internal import Verification

/// The site as a visitor gets it, held against what a well-kept server says.
struct PublishedSite {
    private let address: String
    private let built: String
    private let fetcher = Fetcher()

    init(_ address: String, built: String) {
        self.address = address.hasSuffix(bytes: "/") ? address : address + "/"
        self.built = built
    }

    func check(into findings: inout DoctorFindings) {
        guard let home = get("") else {
            return findings.bad("\(address) не є адресою", "\(address) is no address")
        }
        if let failure = home.failure {
            return findings.bad("\(address) не відповідає: \(failure)", "\(address) does not answer: \(failure)")
        }
        guard home.status == 200 else {
            let leads = home.redirect.map { " → " + $0 } ?? ""
            return findings.bad(
                findings.words(
                    "\(address) відповідає \(home.status)\(leads)", "\(address) answers \(home.status)\(leads)")
                    + hint(home, findings.language))
        }
        checkHeaders(home, &findings)
        checkCertificate(home, &findings)
        checkAnswers(&findings)
        checkAge(&findings)
        checkFiles(&findings)
    }

    private func get(_ path: String) -> Fetcher.Answer? {
        fetcher.fetch(.init(address + path, limit: SiteManifest.sizeLimit, keepsBody: true, keepsHead: true))
    }

    /// What such an answer of the home page comes from most often.
    private func hint(_ home: Fetcher.Answer, _ language: MessageLanguage) -> String {
        switch home.status {
        case 301, 302, 307, 308:
            language(": перевірте саме ту адресу", ": look at that address")
        case 403, 500:
            language(
                ": хостинг не приймає правил із .htaccess або не бачить файлів сайту (docs/hosting.md)",
                ": the host refuses the rules of .htaccess, or cannot see the site's files (docs/hosting.md)")
        case 404:
            language(
                ": сайт лежить не в тій теці, яку показує сервер (path у site.yml)",
                ": the site does not lie in the folder that the server shows (path in site.yml)")
        default: ""
        }
    }

    private func checkHeaders(_ home: Fetcher.Answer, _ findings: inout DoctorFindings) {
        if home.headers["content-type"]?.lowercasedASCII.replacing(bytes: " ", with: "") != "text/html;charset=utf-8" {
            findings.bad(
                "сторінка має тип «\(home.headers["content-type"] ?? "–")», а має бути «text/html; charset=utf-8»: сервер не читає правил сайту (docs/hosting.md)",
                "a page has the type “\(home.headers["content-type"] ?? "–")” and should have “text/html; charset=utf-8”: the server does not read the site's rules (docs/hosting.md)"
            )
        }
        let wanted = ["content-security-policy", "x-content-type-options", "referrer-policy"]
        let missing = wanted.filter { home.headers[$0] == nil }
        if missing.isEmpty {
            findings.good("заголовки безпеки", "headers of security")
        } else {
            findings.note(
                "немає заголовків \(missing.joined(separator: ", ")): сервер не читає правил сайту (docs/hosting.md)",
                "no headers \(missing.joined(separator: ", ")): the server does not read the site's rules (docs/hosting.md)"
            )
        }
        let caching = home.headers["cache-control"] ?? ""
        if let age = caching.split(byte: "=").last.flatMap({ Int($0) }), age > 600, caching.contains(bytes: "max-age") {
            findings.bad(
                "сторінки лишаються старими \(age) с (\(caching))", "pages stay old for \(age) s (\(caching))")
        }
        if address.hasPrefix(bytes: "https://"), home.headers["strict-transport-security"] == nil {
            findings.note("немає Strict-Transport-Security", "no Strict-Transport-Security")
        }
    }

    private func checkCertificate(_ home: Fetcher.Answer, _ findings: inout DoctorFindings) {
        guard let words = home.certificateEnd, let end = CertificateDay.seconds(words) else {
            if address.hasPrefix(bytes: "https://") {
                findings.note("строку сертифіката не видно", "the certificate's end is not to be seen")
            }
            return
        }
        let days = (end - Int(time(nil))) / 86_400
        if days < 14 {
            findings.bad("сертифікату лишилося днів: \(days)", "days left of the certificate: \(days)")
        } else {
            findings.good("сертифікату лишилося днів: \(days)", "days left of the certificate: \(days)")
        }
    }

    /// What is missing, hidden, moved; types that programs go by.
    private func checkAnswers(_ findings: inout DoctorFindings) {
        let none = get("visnyk-doctor-no-such-page/")
        if none?.status == 404 {
            findings.good("неіснуюча сторінка відповідає 404", "a missing page answers 404")
        } else {
            findings.bad(
                "неіснуюча сторінка відповідає \(none?.status ?? 0), а не 404",
                "a missing page answers \(none?.status ?? 0) and not 404")
        }
        for path in [".htaccess", "server/nginx.conf", "server/Caddyfile"] where get(path)?.status == 200 {
            findings.note(
                "видно службовий файл /\(path): сервер не читає правил сайту (docs/hosting.md)",
                "a server's own file is shown: /\(path): the server does not read the site's rules (docs/hosting.md)")
        }
        for (path, types) in [
            ("feed.xml", ["application/xml", "application/rss+xml", "text/xml"]), ("events.ics", ["text/calendar"]),
            ("alerts.json", ["application/json"]),
        ] {
            guard let answer = get(path), answer.status == 200 else { continue }
            let type = answer.headers["content-type"] ?? "–"
            if types.contains(String(type.prefix(beforeBytes: ";"))) {
                findings.good("/\(path): \(type)", "/\(path): \(type)")
            } else {
                findings.bad(
                    "/\(path): тип \(type), а має бути \(types[0])", "/\(path): type \(type), and should be \(types[0])"
                )
            }
        }
        if address.hasPrefix(bytes: "https://") {
            let plain = fetcher.fetch(
                .init("http://" + address.dropFirst(bytes: 8), limit: 1 << 20, keepsBody: false))
            if let plain, plain.status == 200 {
                findings.note(
                    "http:// теж віддає сайт: server: {https: true} у site.yml",
                    "http:// shows the site too: server: {https: true} in site.yml")
            }
        }
    }

    private func checkAge(_ findings: inout DoctorFindings) {
        let now = PublishedSite.text(of: Instant(Int64(time(nil))))
        guard let plan = get("schedule.json"), plan.status == 200 else { return }
        // Its instants stand between quotes, in order; one alone is of interest here.
        let text = String(decoding: plan.body, as: UTF8.self)
        guard let start = text.firstRange(ofBytes: "\"instants\":[\"") else { return }
        let next = String(Substring(text[start.upperBound...].utf8.prefix(20)))
        if next.utf8.lexicographicallyPrecedes(now.utf8) {
            findings.bad(
                "сайт мав змінитися \(next): зберіть і надішліть його",
                "the site should have changed at \(next): build and send it")
        } else {
            findings.good("наступна зміна: \(next)", "the next change: \(next)")
        }
    }

    private func checkFiles(_ findings: inout DoctorFindings) {
        do throws(Failure) {
            var found = try verify(address: address)
            found.keep(KeptFiles.known(among: found.foreign, in: nil), namedBy: KeptFiles.list)
            let words = VerifyWords(place: address, language: findings.language)
            if found.differs || !found.unreached.isEmpty {
                findings.bad("\n" + words.text(found))
            } else {
                findings.good(
                    "живий сайт цілий: \(found.manifest.generated)",
                    "the live site is whole: \(found.manifest.generated)")
            }
            let own = try? readFile(built + "/" + SiteManifest.name, limit: SiteManifest.sizeLimit)
            if let own, own != found.manifest.bytes {
                findings.note(
                    "у теці \(built) інший сайт, ніж живий: visnyk deploy",
                    "\(built) holds another site than the live one: visnyk deploy")
            }
        } catch {
            findings.bad(VerifyWords(place: address, language: findings.language).text(error))
        }
    }

    private static func text(of instant: Instant) -> String {
        var out = ByteWriter(capacity: 24)
        out.write(rfc3339: instant.local(at: .utc))
        return String(decoding: out.bytes, as: UTF8.self)
    }
}

/// The end of a certificate as libcurl's TLS library writes it: `Nov 21 12:00:00 2026 GMT`.
enum CertificateDay {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Since 1970; nil where it is written in another way.
    static func seconds(_ text: String) -> Int? {
        let words = text.split(byte: " ")
        guard words.count == 5, words[4] == "GMT", let month = months.firstIndex(of: String(words[0])),
            let day = Int(words[1]), let year = Int(words[3])
        else { return nil }
        let clock = words[2].split(byte: ":").compactMap { Int($0) }
        guard clock.count == 3 else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let date = [String(year), two(month + 1), two(day)].joined(separator: "-")
        guard let moment = try? Moment(date + "T" + words[2] + "Z") else { return nil }
        return Int(moment.instant(in: .utc).seconds)
    }
}
