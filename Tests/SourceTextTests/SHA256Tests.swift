import SourceText
import Testing

@Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
])
func digestsOfTheStandard(text: String, digest: String) {
    #expect(Digest(of: Array(text.utf8)).hexadecimal == digest)
}

@Test func runsCutAnywhereGiveTheSameDigest() {
    let text = Array(String(repeating: "Солов'їн ", count: 40).utf8)
    for cut in [0, 1, 63, 64, 65, 127, 200, text.count] {
        var hash = SHA256()
        hash.update(text[..<cut])
        hash.update(text[cut...])
        #expect(hash.digest() == Digest(of: text))
    }
}
