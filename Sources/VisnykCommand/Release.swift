/// Which release this program is; `scripts/release` writes the number and the address into this file's copy.
enum Release {
    static let number = "0.1.0"
    /// Where the archives lie, with a slash at the end; empty in a program that was built by hand.
    static let home = ""
}
