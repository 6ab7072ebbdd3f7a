internal import SourceText

/// The first file a browser reads: what there is, how words are read, and which shard holds which keys.
struct Root: Sendable {
    typealias Entry = (first: [UInt8], last: [UInt8], digest: [UInt8])

    let bytes: [UInt8]

    init(
        id: String, order: DocumentOrder, language: SearchLanguage, facets: [String], shards: [Entry], tails: [Entry]
    ) {
        var out = ByteWriter(capacity: 4096)
        out.write("{\"v\":1,\"id\":\"")
        out.write(id)
        out.write("\",\"l\":\"")
        out.write(escapingJSON: language.code)
        out.write("\",\"n\":")
        out.write(order.places.count)
        out.write(",\"b\":")
        out.write(DocumentOrder.documentsInBlock)
        out.write(",\"s\":")
        out.write(shards.count)
        out.write(",\"r\":")
        out.write(tails.count)
        out.write(",\"kinds\":[")
        for (index, range) in order.ranges.enumerated() {
            out.write(index == 0 ? "[\"" : ",[\"")
            out.write(escapingJSON: range.kind.name)
            out.write("\",\"")
            out.write(escapingJSON: range.kind.label)
            out.write("\",")
            // Two digits after the point: no other form differs between machines.
            out.write(range.kind.weight.isFinite ? Int((max(0, min(1000, range.kind.weight)) * 100).rounded()) : 100)
            out.write(",")
            out.write(range.first)
            out.write(",")
            out.write(range.count)
            for (year, first) in range.years {
                out.write(",")
                out.write(year)
                out.write(",")
                out.write(first - range.first)
            }
            out.write("]")
        }
        out.write("],\"facets\":[")
        for (index, facet) in facets.enumerated() {
            out.write(index == 0 ? "\"" : ",\"")
            out.write(facet)
            out.write("\"")
        }
        out.write("],")
        language.write(to: &out)
        out.write("}")
        let json = out.take()
        var bytes: [UInt8] = []
        bytes.append(varint: json.count)
        bytes += json
        for list in [shards, tails] { bytes += Root.separators(list) + list.flatMap(\.digest) }
        self.bytes = bytes
    }

    /// The shortest key that stands between a shard and the one before: lengths shared, lengths own, bytes.
    private static func separators(_ list: [Entry]) -> [UInt8] {
        var shared: [UInt8] = []
        var own: [UInt8] = []
        var text: [UInt8] = []
        var previous: [UInt8] = []
        for (index, entry) in list.enumerated() {
            let key = index == 0 ? [] : Array(entry.first.prefix(commonPrefix(list[index - 1].last, entry.first) + 1))
            let common = commonPrefix(key, previous)
            shared.append(UInt8(common))
            own.append(UInt8(key.count - common))
            text += key[common...]
            previous = key
        }
        return shared + own + text
    }
}
