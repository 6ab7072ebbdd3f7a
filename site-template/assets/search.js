// Search in the browser: words to stems, stems to shards of the index, shards to results. See docs/search.md.
// Comments on lines of their own and leading blanks are taken off when the site is built.

const utf8 = new TextDecoder()
const apostrophes = /['’ʼ`‘´′ʹ＇]/g
const pairs = text => {
  const map = {}
  for (let i = 0; i + 1 < text.length; i += 2) map[text[i]] = text[i + 1]
  return map
}
const inverse = map => Object.fromEntries(Object.entries(map).map(([a, b]) => [b, a]))
const mapped = (text, map) => text.replace(/[^]/g, c => map[c] || c)
const split = text => text ? text.split(' ') : []
const unique = list => [...new Set(list)]
const latin = /[a-z]/, other = /[\u0370-\uffff]/
const mixed = word => latin.test(word) && other.test(word)

// How a language reads words; `pack` is the part of the root that says so. The builder's rules are the same.
export const analysis = pack => {
  const fold = pairs(pack.fold || ''), own = pairs(pack.look || ''), foreign = inverse(own)
  const vowels = pack.vow || '', soft = pack.soft || '', last = split(pack.last)
  const endings = new Set
  for (const group of (pack.ends || '').split(';')) {
    const [themes, tails] = group.split('|')
    for (const theme of split(themes)) for (const tail of split(tails)) endings.add(theme == '-' ? tail : theme + tail)
  }
  const isVowel = c => vowels.includes(c)
  const hasVowel = word => [...word].some(isVowel)

  const words = text => (text.normalize('NFC').toLowerCase()
    .replace(/[\u00c0-\u017f]/g, c => c.normalize('NFD')[0]).replace(apostrophes, "'")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]|\p{Mn}/gu, '').replace(/([\p{L}\p{N}])'+(?=[\p{L}\p{N}])/gu, '$1')
    .match(/[\p{L}\p{N}]+/gu) || []).map(word => {
      word = mapped(word, fold)
      for (const c of pack.drop || '') word = word.replaceAll(c, '')
      word = word.slice(0, 40)
      if (!pack.look || !mixed(word)) return word
      const a = mapped(word, own), b = mapped(word, foreign)
      return mixed(a) && !mixed(b) ? b : a
    }).filter(Boolean)

  const tidy = stem => {
    while (stem.length > 3 && soft.includes(stem.at(-1))) stem = stem.slice(0, -1)
    if (stem.length > 4 && stem.at(-1) == stem.at(-2)) stem = stem.slice(0, -1)
    for (let i = 0; i < last.length; i += 2) if (stem.length > 3 && stem.endsWith(last[i])) return stem.slice(0, -last[i].length) + last[i + 1]
    return stem
  }
  // The stem, then what shorter endings would leave.
  const candidates = word => {
    if (word.length < 4 || !hasVowel(word)) return [word]
    if (word.length > 5) for (const tail of split(pack.refl)) if (word.endsWith(tail)) { word = word.slice(0, -tail.length); break }
    const found = []
    for (let n = Math.min(9, word.length - 2); n > 0; n--) {
      const rest = word.slice(0, -n)
      if (endings.has(word.slice(-n)) && rest.length > 2) found.push(tidy(rest))
    }
    if (!found.length || !isVowel(word.at(-1)) && !soft.includes(word.at(-1))) found.push(tidy(word))
    return unique(found).slice(0, 4)
  }
  // Where else a word may be kept whose stem is in no shard: дорозі → дорог, садок → садк, шкіл → школ.
  const shapes = (stem, word) => {
    const found = [], n = stem.length, a = stem[n - 2], b = stem[n - 1]
    const shifted = pairs(pack.shift || '')[b], flee = pack.flee || ''
    if (shifted && /[ії]$/.test(word)) found.push(stem.slice(0, -1) + shifted)
    if (n > 2 && !isVowel(b) && flee.includes(a) && !isVowel(stem[n - 3]))
      found.push(stem.slice(0, -2) + b, stem.slice(0, -2) + 'ь' + b)
    for (let i = n - 1; i > n - 5 && i >= 0; i--) if (isVowel(stem[i])) {
      if (i < n - 1) for (const [closed, ...open] of split(pack.close)) if (stem[i] == closed) for (const c of open) found.push(stem.slice(0, i) + c + stem.slice(i + 1))
      break
    }
    return found
  }
  // The word in the letters of the other script that look the same.
  const lookAlike = word => [mapped(word, own), mapped(word, foreign)].filter(w => w != word && !mixed(w))

  const sounds = split(pack.rom), soundMap = {}
  for (let i = 0; i < sounds.length; i += 2) soundMap[sounds[i]] = sounds[i + 1]
  const sound = new RegExp(Object.keys(soundMap).sort((a, b) => b.length - a.length).join('|') || '$^', 'g')
  // What a word in Latin letters may stand for: «i» after a vowel is й or ї, «ia» is я or іа.
  const spoken = word => unique([['й', 0], ['ї', 0], ['й', 1], ['ї', 1]].map(([i, apart]) =>
    (apart ? word.replace(/i([aeu])/g, (_, c) => 'і' + soundMap[c]) : word)
      .replace(/^y(?=[aeou])/, 'й').replace(/(?!^)yi$/, 'ий').replace(/(?!^)yi/g, 'ии')
      .replace(sound, s => soundMap[s]).replace(/([аеиоуєюяі])и?і(?![аеоу])/g, (m, v) => v == 'і' && i == 'й' ? m : v + i)
      .replace(/й([аеу])/g, (_, c) => ({ а: 'я', е: 'є', у: 'ю' })[c])).flatMap(w => w.endsWith('т') ? [w, w + 'ь'] : w))

  const keysL = pack.keysL || '', keysN = pack.keysN || ''
  const swapped = (text, from, to) => mapped(text.toLowerCase(), Object.fromEntries([...from].map((c, i) => [c, to[i]]).reverse()))
  const layout = text => swapped(text, keysL, keysN), layoutBack = text => swapped(text, keysN, keysL)

  const next = {}
  for (const [a, ...rest] of split(pack.next)) next[a] = rest
  // The share of neighbouring letters that the language does not put together.
  const oddness = text => {
    let odd = 0, all = 0
    for (const word of words(text)) for (let i = 1; i < word.length; i++) {
      all++
      if (!next[word[i - 1]]?.includes(word[i])) odd++
    }
    return all ? odd / all : 1
  }
  const nearPairs = pack.near || ''
  const near = (a, b) => {
    for (let i = 0; i < nearPairs.length; i += 2) {
      const x = nearPairs[i], y = nearPairs[i + 1]
      if (a == x && b == y || a == y && b == x) return 1
    }
  }
  // Mistakes between two stems, 9 for too many.
  const distance = (a, b, most) => {
    if (b.length - a.length > most || a.length - b.length > most + 3) return 9
    const gap = c => c == 'ь' ? .5 : 1
    let before, row = [0], best = 9
    for (let j = 0; j < b.length; j++) row.push(row[j] + gap(b[j]))
    for (let i = 0; i < a.length; i++) {
      const line = [row[0] + gap(a[i])]
      for (let j = 0; j < b.length; j++) {
        let cost = Math.min(row[j] + (a[i] == b[j] ? 0 : near(a[i], b[j]) ? .5 : 1), row[j + 1] + gap(a[i]), line[j] + gap(b[j]))
        if (i && j && a[i] == b[j - 1] && a[i - 1] == b[j]) cost = Math.min(cost, before[j - 1] + 1)
        line.push(cost)
      }
      if (Math.min(...line) > most) break
      before = row
      row = line
      // What is left may be an ending that the mistake hides.
      const left = a.length - 1 - i
      if (!left || left < 4 && b.length > 3) best = Math.min(best, row[b.length] + (left && .25 + .25 * left))
    }
    return best > most ? 9 : best
  }
  return { words: words, candidates: candidates, shapes, lookAlike, spoken, layout, layoutBack, oddness, distance, hasRoman: sounds.length > 0 }
}

const reader = (bytes, at = 0) => {
  const read = () => {
    let value = 0, scale = 1, byte
    do {
      byte = bytes[read.at++]
      value += (byte & 127) * scale
      scale *= 128
    } while (byte > 127)
    return value
  }
  read.at = at
  return read
}
const compare = (a, b) => {
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i++) if (a[i] != b[i]) return a[i] - b[i]
  return a.length - b.length
}

// An index by its files: `get(name)` promises a file's bytes, inflated.
export const open = get => {
  const files = new Map
  let root
  const load = (name, read) => {
    if (!files.has(name)) files.set(name, get(name).then(read).catch(error => { files.delete(name); throw error }))
    return files.get(name)
  }
  const readRoot = bytes => {
    const read = reader(bytes), length = read(), start = read.at
    const r = JSON.parse(utf8.decode(bytes.subarray(start, start + length)))
    let at = start + length
    const list = (count, prefix) => {
      const entries = [], text = at + 2 * count
      let from = text, key = []
      for (let i = 0; i < count; i++) {
        const own = bytes[at + count + i]
        key = [...key.slice(0, bytes[at + i]), ...bytes.subarray(from, from += own)]
        entries.push({ key })
      }
      for (const entry of entries) {
        entry.name = prefix + [...bytes.subarray(from, from += 3)].map(b => b.toString(16).padStart(2, 0)).join('') + '.bin'
      }
      at = from
      return entries
    }
    r.shards = list(r.s, 't-')
    r.tails = list(r.r, 'r-')
    r.read = analysis(r)
    const page = new TextDecoder(r.cp), letters = r.cp == 'utf-8' ? '' : page.decode(Uint8Array.from({ length: 256 }, (_, i) => i))
    const plain = /^[ -~а-яіїє]*$/
    r.encode = key => letters && plain.test(key) ? [...key].map(c => letters.indexOf(c)) : [...letters ? [0x98] : [], ...new TextEncoder().encode(key)]
    r.decode = key => !letters || key[0] == 0x98 ? utf8.decode(Uint8Array.from(letters ? key.slice(1) : key)) : key.map(b => letters[b]).join('')
    r.page = page
    r.stop = split(r.stop)
    return r
  }
  const start = () => root = root || get('root.bin').then(readRoot).catch(error => { root = 0; throw error })

  const place = (list, code) => {
    let low = 0, high = list.length - 1
    while (low < high) {
      const middle = low + high + 1 >> 1
      if (compare(list[middle].key, code) > 0) high = middle - 1; else low = middle
    }
    return low
  }
  const readShard = r => bytes => {
    const read = reader(bytes), [n, words, counts, linkCount, links, documents] = [0, 0, 0, 0, 0, 0].map(read)
    const keys = [], df = [], kept = [], index = new Map, links_ = new Map
    let at = read.at, code = []
    const key = before => {
      const shared = bytes[at], own = bytes[at + 1]
      return [...before.slice(0, shared), ...bytes.subarray(at += 2, at += own)]
    }
    const codes = []
    for (let i = 0; i < n; i++) {
      codes.push(code = key(code))
      index.set(keys[i] = r.decode(code), i)
    }
    read.at = at
    for (let i = 0; i < n; i++) {
      const count = read()
      df.push(Math.floor(count / 2))
      kept.push(count % 2 ? read() : df[i])
    }
    let term = 0
    for (let i = 0; i < linkCount; i++) {
      term += read()
      at = read.at + 1
      const count = bytes[at - 1], to = []
      for (let k = 0; k < (count > 8 ? 2 : count || 1); k++) to.push(r.decode(key(codes[term])))
      read.at = at
      links_.set(keys[term], [...links_.get(keys[term]) || [], { synonym: count > 0 && count < 9, form: count > 8 && to.shift(), to }])
    }
    const starts = [], levels = [], from = read.at
    let nibbles = from + documents
    for (let i = 0; i < n; i++) {
      starts.push(read.at)
      levels.push(nibbles)
      for (let k = 0; k < kept[i]; k++) while (bytes[read.at++] > 127);
      nibbles += kept[i] + 1 >> 1
    }
    // Each document of a term: number, weight 0…7, whether the word is in the title.
    const postings = (i, use) => {
      const next = reader(bytes, starts[i])
      let number = -1
      for (let k = 0; k < kept[i]; k++) {
        number += next() + 1
        const level = bytes[levels[i] + (k >> 1)] >> (k & 1) * 4 & 15
        use(number, level & 7, level >> 3)
      }
    }
    return { keys: keys, df: df, index: index, links: links_, postings: postings }
  }
  const readTails = r => bytes => {
    const read = reader(bytes), n = read(), list = []
    let at = read.at, code = []
    for (let i = 0; i < n; i++) {
      code = [...code.slice(0, bytes[at]), ...bytes.subarray(at + 2, at += 2 + bytes[at + 1])]
      list.push([...r.decode(code)].reverse().join(''))
    }
    return list.map((key, i) => [key, bytes[at + i]])
  }
  const shard = (r, key) => load(r.shards[place(r.shards, r.encode(key))].name, readShard(r))
  const tail = (r, key) => r.r ? load(r.tails[place(r.tails, r.encode([...key].reverse().join('')))].name, readTails(r)) : []

  // What a word of the query may mean: terms with their weights, and phrases that mean the same.
  const meaning = async (r, typed, isLast) => {
    const { candidates, shapes, lookAlike, spoken, distance } = r.read
    const found = new Map, synonyms = []
    const add = async (key, weight, exact, word) => {
      const s = await shard(r, key), i = s.index.get(key), links = s.links.get(key) || []
      const own = links.find(link => link.form && link.form == word)
      if (own) return add(own.to[0], weight, exact)
      if (i === undefined) return
      if (s.df[i] && !found.has(key)) found.set(key, { s, i, key, weight, df: s.df[i] })
      await Promise.all(links.map(link => link.synonym ? exact && synonyms.push(link.to) : link.form || add(link.to[0], weight, exact)))
    }
    const all = (keys, weight, exact) => Promise.all(unique(keys).map(key => add(key, weight, exact)))
    const any = () => found.size || synonyms.length
    const variants = r.read.hasRoman && /^[a-z]+$/.test(typed) ? [typed, ...spoken(typed)] : [typed]
    const stems = variants.map(w => candidates(w)[0])
    // The word in the language's own letters.
    const word = variants[1] || typed, stem = stems[1] || stems[0], own = { word: word, stem: stem, found: found, synonyms: synonyms }
    const begins = isLast && word.length > 2 && !/\d/.test(word)
    // Read below in any case; asked for beside the stems.
    if (begins) shard(r, word).catch(() => {})
    await Promise.all(variants.map((w, i) => add(stems[i], 1, true, w)))
    if (!any()) await all(variants.flatMap((w, i) => [...shapes(stems[i], w), ...candidates(w).slice(1)]), .9, true)
    if (!any()) await all(lookAlike(typed).map(w => candidates(w)[0]), .9, true)
    // The beginning of a word, for the last one typed; longer words of the same stem.
    const sure = any(), begun = []
    const scan = (s, start) => s.keys.forEach((key, i) => {
      if (s.df[i] && key != stem && key.startsWith(start)) begun.push([key, s.df[i]])
    })
    const around = (from, to) => Promise.all(r.shards.slice(Math.max(0, from), to + 1).map(e => load(e.name, readShard(r))))
    if (begins) {
      const first = place(r.shards, r.encode(word)), end = place(r.shards, r.encode(word + '\u044f\u044f'))
      for (const s of await around(first, Math.min(end, first + (sure ? 0 : 2)))) scan(s, word)
    }
    const s = await shard(r, stem)
    if (stem.length > 4) scan(s, stem)
    begun.sort((a, b) => b[1] - a[1])
    await all(begun.slice(0, 24).map(([key]) => key), sure ? .35 : .7)
    // A mistyped word: the neighbours by its beginning and by its end.
    if (!any() && word.length > 3 && !/\d/.test(stem)) {
      const most = stem.length > 7 ? 2 : stem.length > 5 ? 1.5 : 1, near = new Map
      const at = place(r.shards, r.encode(stem)), low = place(r.shards, r.encode(stem.slice(0, 3))), high = place(r.shards, r.encode(stem.slice(0, 3) + '\u044f'))
      const [ends, sides] = await Promise.all([tail(r, stem), around(Math.max(low, at - 1), Math.min(high, at + 1))])
      const tried = unique([...stems.slice(-1), ...candidates(word).slice(0, 2)])
      const check = (key, level) => {
        const d = Math.min(...tried.map(t => distance(t, key, most)))
        if (d <= most) near.set(key, [d, level])
      }
      ends.forEach(([key, level]) => check(key, level))
      for (const s of sides) s.keys.forEach((key, i) => s.df[i] && check(key, Math.min(15, 32 - Math.clz32(s.df[i]))))
      const best = [...near].sort(([, a], [, b]) => a[0] - b[0] || b[1] - a[1]).slice(0, 6)
      const limit = best.length && best[0][1][0] + .5
      await Promise.all(best.map(([key, [d]]) => d <= limit && add(key, .7 - .15 * d)))
      own.corrected = found.size > 0
    }
    if (!any() && stem.length > 5) {
      await all(s.keys.filter((key, i) => s.df[i] && key.length > 3 && stem.length <= 2 * key.length && stem.startsWith(key)), .4)
    }
    return own
  }

  // A reading of the query and how well the index knows it: 1 where every letter is of a known word.
  const reading = async (r, text) => {
    let words = r.read.words(text).slice(0, 12)
    const telling = words.filter(word => !r.stop.includes(word))
    if (telling.length) words = telling
    const terms = await Promise.all(words.map((word, i) => meaning(r, word, i == words.length - 1)))
    let sum = 0, letters = 0
    terms.forEach((term, i) => {
      letters += words[i].length
      sum += words[i].length * Math.max(0, ...[...term.found.values()].map(t => t.weight), term.synonyms.length ? .9 : 0)
    })
    return { text: text, terms: terms, fit: sum / Math.max(1, letters, text.replace(/\s/g, '').length * (words == telling ? 1 : .9)) }
  }
  // The query as typed or in the other layout: what the index knows better.
  const readings = async (r, query) => {
    const { oddness, layout, layoutBack, spoken, hasRoman } = r.read
    const ascii = /^[\0-\x7f]*$/.test(query), other = (ascii == hasRoman ? layout : layoutBack)(query)
    const run = []
    if (other == query.toLowerCase()) run.push(query)
    else if (ascii && hasRoman) {
      const a = oddness(other), b = oddness(query.toLowerCase().replace(/[a-z]+/g, w => spoken(w)[0]))
      if (b < a + .05 || !latin.test(query.toLowerCase())) run.push(query)
      if (a < b + .05) run.push(other)
    } else if (hasRoman) run.push(query, ...oddness(query) > .35 ? [other] : [])
    else run.push(ascii || !latin.test(other) ? query : other)
    let best
    for (const list of [run, [query, other].filter(q => !run.includes(q))]) {
      if (best && best.fit > .5) break
      for (const one of await Promise.all(list.map(text => reading(r, text)))) if (!best || one.fit > best.fit + .1) best = one
    }
    if (best.text != query) best.instead = best.text
    return best
  }

  // The postings of each word: of a document, its score, whether in the title, and its score by synonyms.
  const direct = terms => terms.map(term => {
    const map = new Map
    let df = 0
    for (const { s, i, weight } of term.found.values()) {
      if (weight > .89) df += s.df[i]
      s.postings(i, (number, level, inTitle) => {
        const [a, b] = map.get(number) || [0, 0]
        map.set(number, [Math.max(a, weight * (level + .5) / 8), Math.max(b, weight * inTitle), 0])
      })
    }
    return { map, df }
  })
  // Adds the postings of synonyms, those of two or three words together too.
  const extend = async (r, terms, maps) => {
    const phrases = terms.flatMap((term, i) => term.synonyms.map(to => [i, 1, to]))
    await Promise.all(terms.flatMap((term, i) => [2, 3].flatMap(n => {
      if (i + n > terms.length) return []
      let keys = ['']
      for (const t of terms.slice(i, i + n)) {
        const own = unique([...[...t.found.values()].filter(f => f.weight > .89).map(f => f.key), t.stem])
        keys = keys.flatMap(k => own.slice(0, 3).map(o => k ? k + ' ' + o : o))
      }
      return keys.map(async key => {
        for (const link of (await shard(r, key)).links.get(key) || []) if (link.synonym) phrases.push([i, n, link.to])
      })
    })))
    await Promise.all(phrases.map(async ([i, n, to]) => {
      const parts = (await Promise.all(to.map(async key => {
        const s = await shard(r, key), k = s.index.get(key)
        return k === undefined ? 0 : { s, k, idf: Math.log(1 + r.n / (s.df[k] + .5)) }
      }))).filter(Boolean)
      const total = parts.reduce((sum, p) => sum + p.idf, 0), sums = new Map
      for (const { s, k, idf } of parts) s.postings(k, (number, level, inTitle) => {
        const old = sums.get(number) || [0, 0, 0]
        sums.set(number, [old[0] + idf * (level + .5) / 8, old[1] + idf * inTitle, old[2] + idf])
      })
      let df = 0
      for (const [number, [score, inTitle, seen]] of sums) {
        const c = seen / total, w = .85 * c * c / total
        if (c > .9) df++
        if (c > .5) for (let k = i; k < i + n; k++) {
          const [a, b, more] = maps[k].map.get(number) || [0, 0, 0]
          maps[k].map.set(number, [a, Math.max(b, inTitle * w), Math.max(more, score * w)])
        }
      }
      for (let k = i; k < i + n; k++) maps[k].more = Math.max(maps[k].more || 0, df)
      for (const key of to) for (let k = i; k < i + n; k++) (terms[k].also = terms[k].also || []).push(key)
    }))
  }
  const scores = (r, maps) => {
    let total = 0
    const sums = new Map
    for (const { map, df, more } of maps) {
      const known = df || more || 0, n = Math.max(known, map.size / (known > 1 ? 1e9 : 4), .5)
      const idf = map.size ? Math.log(1 + Math.max(0, r.n - n + .5) / (n + .5)) + .01 : Math.log(1 + r.n)
      total += idf
      for (const [number, [a, inTitle, b]] of map) {
        const sum = sums.get(number) || [0, 0, 0]
        // Who says it in both ways is surer.
        sums.set(number, [sum[0] + idf * (Math.max(a, b) + Math.min(a, b) / 4), sum[1] + idf * inTitle, sum[2] + idf])
      }
    }
    return [...sums].map(([number, [score, inTitle, seen]]) => {
      const c = seen / total
      return [number, (score + .8 * inTitle * inTitle / total) * c * c * r.kinds[kindOf(r, number)][2] / 100]
    })
  }
  const kindOf = (r, number) => {
    let kind = 0
    r.kinds.forEach((k, i) => { if (number >= k[3]) kind = i })
    return kind
  }
  // The numbers of a year's documents in a kind.
  const yearRange = (kind, year) => {
    for (let i = 5; i < kind.length; i += 2) if (kind[i] == year) return [kind[3] + kind[i + 1], kind[3] + (kind[i + 3] ?? kind[4])]
    return [0, 0]
  }
  const facet = async name => {
    const r = await start()
    return load('f-' + name + '.bin?' + r.id, bytes => {
      const read = reader(bytes), values = new Map
      for (let n = read(); n; n--) {
        const length = read(), text = utf8.decode(bytes.subarray(read.at, read.at += length)), documents = new Set
        for (let k = read(), last = -1; k; k--) documents.add(last += read() + 1)
        values.set(text, documents)
      }
      return values
    })
  }
  const shown = async (r, number) => {
    const lines = await load('d' + Math.floor(number / r.b) + '.bin?' + r.id, bytes =>
      (bytes[0] ? r.page : utf8).decode(bytes.subarray(1)).split('\n'))
    const [title, url, day, summary, note, headings] = (lines[number % r.b] || '').split('\t')
    return { title, url, day, summary, note, kind: r.kinds[kindOf(r, number)][1],
      headings: headings ? headings.split('\x1e').map(h => h.split('\x1f')) : [] }
  }

  // Results `from` … `from + count` of a query; `only` narrows by kind, year, tags, units, settlements.
  const search = async (query, only = {}, from = 0, count = 5) => {
    const r = await start(), best = await readings(r, query)
    const maps = direct(best.terms), documents = []
    for (const name of r.facets) if (only[name]) documents.push((await facet(name)).get(only[name]) || new Set)
    // Of equals, the newer; what has no day, in its own order.
    const rank = number => r.kinds[kindOf(r, number)][5] ? number : 1e9 - number
    const ranked = () => scores(r, maps).filter(([d]) => {
      const kind = r.kinds[kindOf(r, d)], [a, b] = only.year ? yearRange(kind, only.year) : [0, 1e9]
      return (!only.kind || kind[0] == only.kind) && d >= a && d < b && documents.every(set => set.has(d))
    }).sort((a, b) => b[1] - a[1] || rank(b[0]) - rank(a[0]))
    const few = list => Promise.all(list.slice(from, from + count).map(([d]) => shown(r, d)))
    // What synonyms will hardly move is fetched beside their shards.
    few(ranked()).catch(() => {})
    await extend(r, best.terms, maps)
    const list = ranked(), results = await few(list)
    const stems = new Set, starts = []
    best.terms.forEach((t, i) => {
      for (const key of [t.stem, ...t.found.keys(), ...t.also || []]) stems.add(key)
      if (i == best.terms.length - 1 && t.word.length > 2) starts.push(t.word)
    })
    const has = word => r.read.words(word).some(w => {
      return r.read.candidates(w).some(stem => stems.has(stem)) || starts.some(s => w.startsWith(s))
    })
    // A word put right is shown as the results write it.
    let instead = best.instead
    if (!instead && best.terms.some(t => t.corrected)) {
      const seen = results.flatMap(d => (d.title + ' ' + d.summary).match(/[\p{L}\p{N}'’ʼ]+/gu) || [])
      const right = best.terms.map(t => t.corrected ? seen.find(w => r.read.words(w).some(x => t.found.has(r.read.candidates(x)[0]))) : t.word)
      if (right.every(Boolean)) instead = right.join(' ').toLowerCase()
    }
    return { results: results, total: list.length, instead: instead, has: has, terms: best.terms }
  }
  const forget = () => { root = 0; files.clear() }
  return { start, search, facet, forget, meaning }
}

// ---- The page.

const element = (name, properties, ...children) => {
  const e = Object.assign(document.createElement(name), properties)
  e.append(...children)
  return e
}
const filled = (text, value) => (text || '').replace('{0}', value)

const inflated = async (response, form) => {
  if (!response.ok) throw Object.assign(new Error(response.url), { gone: response.status == 404 })
  if (self.DecompressionStream) {
    try {
      return new Uint8Array(await new Response(response.body.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer())
    } catch (error) {
      if (!(error instanceof TypeError) || response.bodyUsed) throw error
    }
  }
  const { inflate } = await import(form.dataset.inflate || './search-inflate.js')
  return inflate(new Uint8Array(await response.arrayBuffer()))
}

// Each index once, however many boxes the page has.
const indexes = {}
const indexOf = (form, early) => indexes[form.dataset.search] = indexes[form.dataset.search] || open(async name => {
  const isRoot = name == 'root.bin', asked = isRoot && early
  if (isRoot) early = 0
  return inflated(await (asked || fetch(form.dataset.search + name, isRoot ? { cache: 'no-cache' } : {})), form)
})

const $ = name => document.querySelector(`[data-search-${name}]`)
const page = $('results')
export const attach = (form, early) => {
  const input = form.querySelector('input[type=search]'), index = indexOf(form, early), said = JSON.parse($('strings').textContent)
  const list = page || form.querySelector('ol'), status = $('status'), nothing = page && $('nothing')
  const only = {}, more = element('button', { type: 'button', className: 'search-more', textContent: said.more, hidden: true })
  if (page) list.after(more)
  list.id = list.id || 'search-list'
  input.setAttribute('aria-controls', list.id)
  let turn = 0, timer, asked, back

  const marked = (text, has) => text.split(/([\p{L}\p{N}'’ʼ`]+)/u).map((part, i) => i % 2 && has(part) ? element('mark', { textContent: part }) : part)
  const day = text => {
    const [y, MM, dd] = text.split('-')
    return said.short.replace(/y|MM|dd/g, part => ({ y, MM, dd })[part])
  }
  const row = ({ title, url, day: date, summary, note, kind, headings }, has) => {
    const item = element('li', {}, element('a', { href: url }, ...marked(title, has)))
    item.dataset.searchResult = ''
    if (note) item.append(' ', element('strong', { className: 'search-note', textContent: note }))
    item.append(element('small', { className: 'search-kind', textContent: date ? kind + ' · ' + day(date) : kind }))
    if (page) {
      if (summary) item.append(element('p', {}, ...marked(summary, has)))
      for (const [text, anchor] of headings.filter(([text]) => text.split(/\s+/).some(has)).slice(0, 2)) {
        item.append(element('a', { className: 'search-heading', href: url + '#' + anchor }, ...marked(text, has)))
      }
    }
    return item
  }
  // What stands after the # is sent to nobody.
  const address = query => {
    const values = new URLSearchParams({ q: query })
    for (const name in only) if (only[name]) values.set(name, only[name])
    return '#' + values
  }
  const clear = () => {
    list.replaceChildren()
    list.hidden = !page
    more.hidden = true
    status.textContent = ''
    if (nothing) nothing.hidden = false
  }
  const run = async (from = 0, again) => {
    const query = (asked = input.value).trim(), own = ++turn
    back = 0
    try {
      if (query.length < 2) return clear()
      // What is typed while the index loads is not searched for letter by letter.
      await index.start()
      if (own != turn) return
      const { results, total, instead, has } = await index.search(query, only, from)
      if (own != turn) return
      const items = results.map(result => row(result, has)), left = total - from - items.length > 0
      if (from) {
        list.append(...items)
        items[0]?.querySelector('a').focus()
      } else list.replaceChildren(...items)
      more.hidden = !left
      if (!page && left) list.append(element('li', {}, element('a', { href: form.action + address(query), textContent: said.more })))
      list.hidden = !page && !total
      if (nothing) nothing.hidden = total > 0
      status.textContent = (instead ? filled(said.instead, instead) + ' ' : '') + filled(total ? said.found : said.none, total || query)
    } catch (error) {
      if (own != turn) return
      // The site was built anew meanwhile: read its new index.
      if (error.gone && !again) { index.forget(); return run(from, 1) }
      clear()
      asked = 0
      status.textContent = navigator.onLine ? said.failed : said.offline
      // The line came back while this was on its way.
      if (back) run()
    } finally {
      if (page && own == turn) history.replaceState(null, '', location.pathname + address(query))
    }
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    if (input.value != asked) timer = setTimeout(run, 20)
  })
  addEventListener('online', () => asked === 0 ? run() : back = 1)
  more.addEventListener('click', () => run(list.children.length))
  if (page) form.addEventListener('submit', () => {
    clearTimeout(timer)
    run()
  })
  // The list under the box covers the page only while someone is in it.
  else for (const name of ['focusin', 'pointerdown']) document.addEventListener(name, ({ target }) => {
    list.parentNode.hidden = !form.contains(target)
  })
  form.parentNode.addEventListener('keydown', event => {
    const links = [input, ...list.querySelectorAll('li > a:first-child')], at = links.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && at >= 0 && links[at + step]) {
      event.preventDefault()
      links[at + step].focus()
    } else if (event.key == 'Escape' && !page) {
      clear()
      input.focus()
    }
  })

  const choice = (name, values) => {
    const select = element('select', {}, element('option', { value: '', textContent: said.all }),
      ...values.map(([value, label]) => element('option', { value, textContent: label })))
    select.value = only[name] || ''
    select.addEventListener('change', () => { only[name] = select.value; run() })
    return element('label', {}, said[name] + ' ', select)
  }
  const look = async () => {
    const { hash } = location, given = new URLSearchParams(hash.includes('q=') ? hash.slice(1) : location.search)
    if (page) {
      input.value = input.value || given.get('q')
      for (const name of ['kind', 'year', 'tags', 'units', 'settlements']) only[name] = given.get(name)
      // Back, forward, another address by hand.
      addEventListener('hashchange', () => location.hash.includes('q=') && location.reload())
    }
    if (input.value) run()
    const r = await index.start(), filters = page && $('filters')
    if (filters && !filters.firstChild) {
      filters.append(choice('kind', r.kinds.map(k => [k[0], k[1]])))
      const years = unique(r.kinds.flatMap(k => k.slice(5).filter((_, i) => i % 2 == 0))).sort((a, b) => b - a)
      if (years.length > 1) filters.append(choice('year', years.map(y => [y, y])))
      for (const name of r.facets) {
        const box = element('details', {}, element('summary', { textContent: said[name] }))
        const fill = async () => {
          if (!box.querySelector('select')) box.append(choice(name, [...(await index.facet(name)).keys()].sort((a, b) => a.localeCompare(b)).map(v => [v, v])))
        }
        box.addEventListener('toggle', fill, { once: true })
        box.open = !!only[name]
        filters.append(box)
      }
    }
  }
  look().catch(() => {})
}

// Every box, once; on the search page as soon as this file is there.
let begun
export const begin = early => {
  if (!begun) document.querySelectorAll('form[data-search]').forEach(form => attach(form, early))
  begun = 1
}
if (page) begin()
