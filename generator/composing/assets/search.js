// Searching, in the browser of who asks: only the parts of the index that a question needs are fetched.
// How the index is written: generator/composing/indexing.py. The same words as in Python: stemming.py.
(() => {
  "use strict"
  const ACCENTS = /[\u0300-\u036f\u00ad\u200b-\u200d]/g
  const LETTERS = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th" }
  const WORD = /[\p{L}\p{N}]{2,}|[0-9]/gu
  const SHOWN = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+/gu
  const AT_ONCE = 10 // hits shown at a time
  const MOST_BLOCKS = 12 // blocks fetched for the beginning of a word
  const COMMON = 0.4 // a word on a larger part of the pages says nothing, beside another

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(ACCENTS, "")
    .replace(/[øłđðıæœßþ]/g, (letter) => LETTERS[letter])
  const words = (text) => fold(text).match(WORD) || []

  function stemmer(rules) {
    const known = new Map()
    const compiled = rules.map(([pattern, put]) => [new RegExp(pattern, "u"), put])
    return (word) => {
      if (!known.has(word)) {
        known.set(word, [...word].length < 3 ? word : compiled.reduce((stem, rule) => stem.replace(...rule), word))
      }
      return known.get(word)
    }
  }

  window.verschil = { words, stemmer } // for the test that holds them to the Python

  const form = document.getElementById("v-ask")
  if (!form) return
  const [field, told, list, more, off] = ["v-question", "v-told", "v-found", "v-found-more", "v-ask-off"]
    .map((id) => document.getElementById(id))
  const files = new Map()
  let turn = 0
  let about, stem

  function get(name) {
    if (!files.has(name)) {
      files.set(name, fetch(form.dataset.index + name).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
        return answer.json()
      }))
    }
    return files.get(name)
  }

  // the blocks with words from one text up to another, in the order of the index
  const blocks = (from, to) => about.blocks.map((first, at) => [`w${at}.json`, first, about.blocks[at + 1]])
    .filter(([, first, next]) => first <= to && (next === undefined || next > from))
    .slice(0, MOST_BLOCKS).map(([name]) => name)

  // pages as they are written → page and weight; of all words that fit, the best counts
  function read(places, factor, pages) {
    let page = -1
    for (const [, gap, letter] of places.matchAll(/([0-9a-z]*)([@-O])/g)) {
      page += gap ? parseInt(gap, 36) : 1
      const weight = letter.charCodeAt(0) - 64
      const value = factor * ((weight & 8) + (weight & 4 ? 3 : 0) + 0.5 * (weight & 3))
      pages.set(page, Math.max(value, pages.get(page) || 0))
    }
  }

  // a word of the question: its pages, and whether a word of a text is meant; `open`: it may go on
  async function look(word, open) {
    const own = stem(word)
    const starts = open && word.length > 1 ? [own, word] : []
    const begins = (other) => starts.some((start) => other.startsWith(start))
    const names = new Set([...blocks(own, own), ...starts.flatMap((start) => blocks(start, start + "\uffff"))])
    const pages = new Map()
    for (const block of await Promise.all([...names].map(get))) {
      for (const [other, places] of Object.entries(block)) {
        if (other === own || begins(other)) read(places, other === own ? 1 : 0.5, pages)
      }
    }
    return { pages, fits: (other) => stem(other) === own || begins(other) }
  }

  // pages in order: those with most of the words first, then by weight, then the newest
  function rank(looked) {
    const found = new Map()
    for (const { pages } of looked) {
      const rare = Math.log(1 + about.pages / pages.size)
      for (const [page, weight] of pages) {
        const hit = found.get(page) || { page, words: 0, weight: 0 }
        hit.words += 1
        hit.weight += weight * rare
        found.set(page, hit)
      }
    }
    return [...found.values()].sort((a, b) => b.words - a.words || b.weight - a.weight || b.page - a.page)
  }

  function add(parent, tag, text = "", name = "") {
    const made = parent.appendChild(document.createElement(tag))
    made.textContent = text
    made.className = name
    return made
  }

  const matches = (text, looked) => [...text.matchAll(SHOWN)]
    .filter((match) => words(match[0]).some((word) => looked.some((each) => each.fits(word))))

  function mark(parent, text, looked) {
    let done = 0
    for (const match of matches(text, looked)) {
      parent.append(text.slice(done, match.index))
      add(parent, "mark", match[0])
      done = match.index + match[0].length
    }
    parent.append(text.slice(done))
  }

  // the part of a text in which the words stand closest together, cut between words
  function fragment(text, looked) {
    const places = matches(text, looked).map((match) => match.index)
    const near = (at) => places.filter((other) => other >= at && other < at + 160).length
    const best = places.reduce((most, at) => (near(at) > near(most) ? at : most), places[0] || 0)
    const from = best < 60 ? 0 : text.indexOf(" ", best - 60) + 1
    const to = text.length - from < 240 ? text.length : text.lastIndexOf(" ", from + 220)
    return (from ? "… " : "") + text.slice(from, to > from ? to : from + 220) + (to < text.length ? " …" : "")
  }

  function item(page, looked) {
    const made = document.createElement("li")
    const [address, title, kind, ...facts] = page
    const text = facts.pop()
    const link = add(add(made, "h2"), "a")
    link.href = form.dataset.root + address || "./"
    mark(link, title, looked)
    const what = add(made, "p", "", "v-found__what")
    add(what, "strong", kind)
    what.append(facts.filter(Boolean).map((fact) => ` · ${fact}`).join(""))
    if (text) mark(add(made, "p", "", "v-found__text"), fragment(text, looked), looked)
    return made
  }

  async function pageOf(number) {
    const at = about.groups.findIndex((first, group) => first <= number && !(about.groups[group + 1] <= number))
    return (await get(`d${at}.json`))[number - about.groups[at]]
  }

  // shows the next hits below those that are there; nothing when another question was asked meanwhile
  async function show(hits, looked, now, from) {
    const pages = await Promise.all(hits.slice(from, from + AT_ONCE).map((hit) => pageOf(hit.page)))
    if (now !== turn) return
    const items = pages.map((page) => item(page, looked))
    if (from) list.append(...items)
    else list.replaceChildren(...items)
    more.hidden = from + AT_ONCE >= hits.length
    more.onclick = () => trying(async () => {
      await show(hits, looked, now, from + AT_ONCE)
      list.children[from + AT_ONCE].querySelector("a").focus()
    })
  }

  function tell(hits, whole) {
    const { one, many, partly, also, none } = form.dataset
    const some = whole === 0 ? partly : whole < hits.length ? also : whole === 1 ? one : many
    told.textContent = !hits.length ? none : some.replace("#", whole || hits.length).replace("%", hits.length - whole)
  }

  async function answer() {
    const now = ++turn
    const asked = words(field.value)
    const address = new URL(location.href)
    address.searchParams.delete("q")
    if (field.value.trim()) address.searchParams.set("q", field.value.trim())
    if (address.href !== location.href) history.replaceState(null, "", address)
    // room for what is found, so that nothing jumps when it comes
    list.classList.toggle("v-found--asked", asked.length > 0)
    if (!asked.length) {
      list.replaceChildren()
      more.hidden = true
      told.textContent = ""
      return
    }
    about = await get("index.json")
    stem = stem || stemmer(about.rules)
    const typing = /[\p{L}\p{N}\p{M}]$/u.test(field.value)
    const looked = await Promise.all(asked.map((word, at) => look(word, typing && at === asked.length - 1)))
    const telling = looked.filter((each) => each.pages.size < COMMON * about.pages)
    const meant = telling.some((each) => each.pages.size) ? telling : looked
    const hits = now === turn ? rank(meant) : []
    await show(hits, looked, now, 0)
    if (now === turn) list.classList.toggle("v-found--asked", hits.length > 0)
    if (now === turn) tell(hits, hits.filter((hit) => hit.words === meant.length).length)
  }

  // does something; when that fails, it is said, and the other ways are shown
  async function trying(what) {
    try {
      await what()
    } catch {
      files.clear()
      list.replaceChildren()
      list.classList.remove("v-found--asked")
      more.hidden = true
      told.textContent = form.dataset.failed
      off.querySelector("p").hidden = true
      off.hidden = false
    }
  }

  let waiting
  field.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(trying, 200, answer)
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    clearTimeout(waiting)
    trying(answer)
  })
  off.hidden = true
  field.value = new URL(location.href).searchParams.get("q") || ""
  trying(answer)
})()
