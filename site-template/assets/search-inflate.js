// Raw DEFLATE (RFC 1951) for browsers that cannot inflate by themselves; fetched only there.
const bases = (extra, first) => {
  const list = []
  for (const bits of extra) {
    list.push([first, bits])
    first += 1 << bits
  }
  return list
}
const lengths = bases([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5], 3)
lengths.push([258, 0])
const distances = bases([0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13], 1)
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

// Canonical codes: how many of each length, and the symbols in order.
const codeOf = sizes => {
  const counts = new Array(16).fill(0), symbols = []
  for (const size of sizes) counts[size]++
  counts[0] = 0
  for (let size = 1; size < 16; size++) sizes.forEach((s, symbol) => s == size && symbols.push(symbol))
  return { counts, symbols }
}

export const inflate = bytes => {
  let at = 0, bit = 0, out = new Uint8Array(Math.max(1024, bytes.length * 4)), length = 0
  const bits = count => {
    let value = 0
    for (let i = 0; i < count; i++) {
      if (at >= bytes.length) throw new Error('damaged')
      value |= (bytes[at] >> bit & 1) << i
      if (++bit == 8) { bit = 0; at++ }
    }
    return value
  }
  const symbol = ({ counts, symbols }) => {
    let code = 0, first = 0, index = 0
    for (let size = 1; size < 16; size++) {
      code |= bits(1)
      if (code - first < counts[size]) return symbols[index + code - first]
      index += counts[size]
      first = first + counts[size] << 1
      code <<= 1
    }
    throw new Error('damaged')
  }
  const put = byte => {
    if (length == out.length) {
      const more = new Uint8Array(length * 2)
      more.set(out)
      out = more
    }
    out[length++] = byte
  }
  for (let last = 0; !last;) {
    last = bits(1)
    const kind = bits(2)
    if (kind == 3) throw new Error('damaged')
    if (!kind) {
      if (bit) { bit = 0; at++ }
      const count = bits(16)
      bits(16)
      for (let i = 0; i < count; i++) put(bits(8))
      continue
    }
    let literal, far
    if (kind == 1) {
      literal = codeOf(Array.from({ length: 288 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))
      far = codeOf(new Array(30).fill(5))
    } else {
      const literals = bits(5) + 257, fars = bits(5) + 1, sizes = new Array(19).fill(0)
      for (let i = bits(4) + 4, k = 0; k < i; k++) sizes[order[k]] = bits(3)
      const code = codeOf(sizes), all = []
      while (all.length < literals + fars) {
        const s = symbol(code)
        if (s < 16) all.push(s)
        else {
          const value = s == 16 ? all[all.length - 1] : 0
          for (let n = s == 16 ? 3 + bits(2) : s == 17 ? 3 + bits(3) : 11 + bits(7); n; n--) all.push(value)
        }
      }
      literal = codeOf(all.slice(0, literals))
      far = codeOf(all.slice(literals))
    }
    for (let s; (s = symbol(literal)) != 256;) {
      if (s < 256) put(s)
      else {
        const [base, extra] = lengths[s - 257] || [0, 0], size = base + bits(extra)
        const [start, more] = distances[symbol(far)] || [0, 0], back = start + bits(more)
        if (!size || !back || back > length) throw new Error('damaged')
        for (let i = 0; i < size; i++) put(out[length - back])
      }
    }
  }
  return out.subarray(0, length)
}
