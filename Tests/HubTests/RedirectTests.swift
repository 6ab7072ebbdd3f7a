import SourceText
import Testing

@testable import Hub

private func page(_ name: String, _ fields: String) -> String {
    """
    -- content/pages/\(name).md --
    ---
    title: Сторінка \(name)
    \(fields)
    ---
    Текст.

    """
}

private func settings(_ hosting: String) -> String {
    "-- content/site.yml --\n" + usualSettings + "hosting: \(hosting)\n"
}

@Test func oldAddressHasAPageThatLeadsOn() throws {
    let site = try built(page("kontakty", "aliases: [/contacts/, stari, /kontakty.html, /%D0%B2%D0%BE%D0%B4%D0%B0]"))
    #expect(site.ids == [])
    for path in ["contacts/index.html", "stari/index.html", "kontakty.html", "вода/index.html"] {
        let page = site[path]
        #expect(page.contains(#"<link rel="canonical" href="https://town.example/kontakty/">"#))
        #expect(page.contains(#"<meta http-equiv="refresh" content="0; url=/kontakty/">"#))
        #expect(page.contains(#"<a href="/kontakty/">Сторінка kontakty</a>"#))
        #expect(page.contains(#"<meta name="robots" content="noindex">"#))
        #expect(page.contains(#"<html lang="uk">"#))
    }
}

@Test func aliasOfATranslationLeadsToTheTranslation() throws {
    let site = try built(page("kontakty", "aliases: [/a/]") + page("kontakty.en", "aliases: [/b/]"))
    #expect(site.ids == [])
    #expect(site["/a/"].contains("url=/kontakty/"))
    #expect(site["/b/"].contains("url=/en/kontakty/"))
    #expect(site["/b/"].contains(#"<html lang="en">"#))
}

@Test func addressesThatNoFileCanServeAreOnlyRules() throws {
    let site = try built(
        settings("apache") + page("kontakty", #"aliases: ["/?p=12", "/index.php?id=5", /old.php, /a.pdf]"#))
    #expect(site.ids == [])
    #expect(!site.exists("old.php") && !site.exists("old.php/index.html") && !site.exists("a.pdf"))
    #expect(site[".htaccess"].contains(#"RedirectMatch 301 "^/old\.php$" "https://town.example/kontakty/""#))
}

@Test(arguments: ["plain", "github"]) func hostWithoutRulesIsSaidOnce(hosting: String) throws {
    let site = try built(settings(hosting) + page("kontakty", "aliases: [/old.php, /older.php, /html.html]"))
    #expect(site.ids == ["address.aliasNeedsServer"])
    #expect(site.report.diagnostics.all[0].arguments == ["/old.php", hosting, "2"])
}

@Test(arguments: [
    "/kontakty/", "/kontakty", "kontakty/index.html", "/", "/inshe/", "/404.html", "/files", "/files/under/",
    "/robots.html/x/",
    "/strange.html", "/%6Bontakty", "/.well-known/security.txt", "/photo.pdf",
])
func takenAddressIsSaidAtItsPlace(alias: String) throws {
    let text =
        page("inshe", "summary: Опис") + page("tretia", "aliases: [/robots.html]")
        + "-- content/files --\nx\n-- content/photo.pdf --\nx\n-- content/strange.html/a.txt --\nx\n"
        + "-- content/.well-known/security.txt --\nContact: x\n-- content/site.yml --\n\(usualSettings)"
        + "files: [files, photo.pdf, strange.html/]\n"
    let site = try built(text + page("kontakty", "aliases: [\"\(alias)\"]"))
    #expect(site.errors == ["address.alias"])
    let place = site.report.diagnostics.all.first { $0.id == "address.alias" }?.place
    #expect(place?.path == "content/pages/kontakty.md")
    #expect((place?.range).map { $0.count >= alias.utf8.count } == true)
}

@Test func twoEntriesCannotHaveOneOldAddress() throws {
    let site = try built(page("persha", "aliases: [/stara]") + page("druha", "aliases: [\"/stara/\"]"))
    #expect(site.errors == ["address.alias"])
    let other = try built(page("persha", #"aliases: ["/?p=1"]"#) + page("druha", #"aliases: ["/?p=1"]"#))
    #expect(other.errors == ["address.alias"])
}

@Test func repeatedAliasOfOneEntryIsOneAddress() throws {
    let site = try built(page("persha", "aliases: [/stara, /stara/, /stara/index.html]"))
    #expect(site.ids == [])
    #expect(site["/stara/"].contains("url=/persha/"))
}

@Test(arguments: [
    "https://other.example/a", "//other.example/a", "/../a", "/a/../../b", "/%2E%2E/a", "/.htaccess", "/a/.git/config",
    "/a//b",
    "/a\\\\b", "/a%0Ab", "/a%00b", "/%E2%EE%E4%E0", "/a#b", "/a%0d%0aSet-Cookie:x",
])
func addressThatLeadsElsewhereIsRefused(alias: String) throws {
    let site = try built(page("kontakty", "aliases: [\"\(alias)\"]"))
    #expect(site.errors == ["value.path"])
}

@Test func tooLongOldAddressesAreRefused() {
    #expect(OldAddress("/" + String(repeating: "а", count: 127)) != nil)
    #expect(OldAddress("/" + String(repeating: "а", count: 128)) == nil)
    #expect(OldAddress("/" + String(repeating: "a/", count: 600)) == nil)
    #expect(OldAddress("/?q=" + String(repeating: "!", count: 400)) == nil)
}

@Test func goneEntryKeepsItsPage() throws {
    let site = try built(page("stara", "gone: true\nreplaced_by: nova") + page("nova", "summary: Опис"))
    #expect(site.ids == [])
    #expect(site.main("/stara/").contains("/nova/"))
    #expect(site["stara/.htaccess"].contains("ErrorDocument 410 /stara/index.html"))
    #expect(
        site["server/nginx.conf"].contains(#"location = "/stara/" { error_page 410 /stara/index.html; return 410; }"#))
}

@Test func cloudflareGetsItsOwnRules() throws {
    let site = try built(settings("cloudflare") + page("kontakty", #"aliases: [/a/, /b.php, "/в о:*", "/?p=1"]"#))
    #expect(site.ids == ["address.aliasNeedsServer"])
    #expect(
        site["_redirects"] == """
            /a/ /kontakty/ 301
            /a /kontakty/ 301
            /b.php /kontakty/ 301
            /%D0%B2%20%D0%BE%3A%2A/ /kontakty/ 301
            /%D0%B2%20%D0%BE%3A%2A /kontakty/ 301

            """)
    #expect(site["_headers"].hasPrefix("/*\n  Content-Security-Policy: frame-ancestors 'self'\n"))
}

@Test func cloudflareTakesTwoThousandRules() throws {
    let pages = (0..<3).map { number in
        page("p\(number)", "aliases: [\((0..<667).map { "/a\(number)-\($0)" }.joined(separator: ", "))]")
    }
    let site = try built(settings("cloudflare") + pages.joined())
    #expect(site.ids == ["address.tooManyRedirects"])
    #expect(site["_redirects"].split(separator: "\n").count == 2000)
    let long = try built(
        settings("cloudflare") + page("kontakty", "aliases: [\"/\(String(repeating: "abcdefghi/", count: 99))\"]"))
    #expect(long.ids == ["address.redirectTooLong"])
    #expect(!long["_redirects"].contains("abcdefghi"))
}

@Test func netlifyGetsItsOwnRules() throws {
    let site = try built(
        settings("netlify") + page("kontakty", #"aliases: [/a/, "/index.php?id=5&x=:y z"]"#)
            + page("stara", "gone: true"))
    #expect(site.ids == [])
    #expect(
        site["_redirects"] == """
            /index.php id=5 x=%3Ay%20z /kontakty/ 301!
            /a/ /kontakty/ 301!
            /stara/ /stara/index.html 410!
            /en/* /en/404.html 404

            """)
}

@Test func gitLabGetsOnlyWhatNoPageCanServe() throws {
    let site = try built(settings("gitlab") + page("kontakty", "aliases: [/a/, /b.php]"))
    #expect(site.ids == [])
    #expect(site["_redirects"] == "/b.php /kontakty/ 301\n")
    #expect(!site.exists("_headers"))
}

@Test func securityTxtHasWhatTheStandardAsksFor() throws {
    let text = "-- content/site.yml --\n" + usualSettings + "contacts: {email: rada+web@town.example}\n"
    let site = try built(text)
    #expect(
        site[".well-known/security.txt"] == """
            Contact: mailto:rada%2Bweb@town.example
            Expires: 2027-12-31T23:59:59Z
            Preferred-Languages: uk, en
            Canonical: https://town.example/.well-known/security.txt

            """)
    let own = try built(text + "-- content/.well-known/security.txt --\nContact: tel:112\n")
    #expect(own[".well-known/security.txt"].hasPrefix("Contact: tel:112"))
    #expect(try !built("").exists(".well-known/security.txt"))
}
