internal import SourceText

/// The text of a node's inlines without their marks, descriptions of pictures on request; code as a blank where it is not
/// asked for.
func plainText(of root: CmarkNode, withPictures: Bool, withCode: Bool = true) -> ByteWriter {
    var text = ByteWriter()
    var next = root.firstChild
    while let node = next {
        var goesIn = false
        switch node.kind {
        case .code where !withCode: text.write(" ")
        case .text, .code: unsafe text.write(node.literal)
        case .softBreak, .lineBreak: text.write(" ")
        case .htmlInline, .footnoteReference: break
        case .image: goesIn = withPictures
        default: goesIn = true
        }
        if goesIn, let child = node.firstChild {
            next = child
            continue
        }
        var last = node
        next = nil
        while last != root {
            if let sibling = last.next {
                next = sibling
                break
            }
            guard let parent = last.parent else { break }
            last = parent
        }
    }
    return text
}

extension ByteWriter {
    var string: String { String(decoding: bytes, as: UTF8.self) }
}
