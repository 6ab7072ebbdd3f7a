private import Glibc

/// The addresses by which other machines of the network may reach this one: IPv4, without loopback.
package func localAddresses() -> [String] {
    var list: UnsafeMutablePointer<ifaddrs>? = nil
    guard unsafe getifaddrs(&list) == 0 else { return [] }
    defer { unsafe freeifaddrs(list) }
    var addresses: [String] = []
    var next = unsafe list
    while let one = unsafe next {
        defer { unsafe next = one.pointee.ifa_next }
        let flags = unsafe Int32(bitPattern: one.pointee.ifa_flags)
        guard flags & Int32(IFF_UP) != 0, flags & Int32(IFF_LOOPBACK) == 0,
            let address = unsafe one.pointee.ifa_addr, unsafe Int32(address.pointee.sa_family) == AF_INET
        else { continue }
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let status = unsafe getnameinfo(
            address, socklen_t(MemoryLayout<sockaddr_in>.size), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        if status == 0 {
            addresses.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
    }
    return addresses.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}
