/// Names that mean something to the programs that serve a site: which of them hosts run, and which they are
/// configured by. Sources: docs/decisions/files.md.
enum HostNames {
    /// Endings that some host runs, or a visitor's own computer. Apache looks at every ending of a name, IIS 6 at a
    /// folder's too: `x.php.pdf` is a program there.
    static let executable: Set<String> = [
        "php", "php2", "php3", "php4", "php5", "php6", "php7", "php8", "php9", "phps", "pht", "phtm", "phtml", "phar",
        "pgif", "hphp", "ctp", "module", "cgi", "fcgi", "fpl", "pl", "py", "pyc", "rb", "rhtml", "erb", "lua", "tcl",
        "sh", "bash", "ksh", "zsh", "asp", "aspx", "asa", "asax", "ascx", "ashx", "asmx", "axd", "cshtml", "vbhtml",
        "jsp", "jspx", "jspf", "jsw", "jsv", "jhtml", "cfm", "cfml", "cfc", "dbm", "shtml", "shtm", "stm", "htaccess",
        "htpasswd", "exe", "dll", "bat", "cmd", "ps1", "vbs", "vbe", "wsf", "hta", "scr", "msi", "js", "mjs", "jse",
    ]

    /// Files that a host is configured by, in small letters, wherever they lie.
    private static let configuration: Set<String> = [
        ".htaccess", ".htpasswd", ".htgroup", ".user.ini", "php.ini", "web.config", "_redirects", "_headers",
        "_routes.json", "_worker.js", "netlify.toml", "vercel.json", "wrangler.toml", "wrangler.json",
        "wrangler.jsonc", "staticwebapp.config.json", "firebase.json", "nginx.conf", "caddyfile", "_config.yml",
        ".nojekyll", ".gitlab-ci.yml",
    ]

    static func isConfiguration(_ name: String) -> Bool { configuration.contains(name.lowercased()) }

    /// The part of a path for which a host would run it: an ending, or a folder of programs. The last ending is not
    /// looked at, but for that of a folder.
    static func executablePart(of path: String) -> String? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        for (index, part) in parts.enumerated() {
            let isFolder = index < parts.count - 1
            if isFolder, Substring(part).lowercased() == "cgi-bin" { return "cgi-bin" }
            let pieces = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).dropFirst()
            for piece in isFolder ? pieces : pieces.dropLast() {
                // `php;x` and `php ` are `php` to some.
                let word = Substring(piece.prefix { isWordByte($0) }).lowercased()
                if executable.contains(word) { return "." + word }
            }
        }
        return nil
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }
}
