// What makes the frame usable by keyboard and in a plain folder. Everything that tells something works without it.
(function () {
  "use strict"
  document.documentElement.classList.replace("no-js", "js")
  // Material's script takes a feed for another language of the site, and asks for a map that is not there
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.rel = "alternate feed" })

  // light or dark: as the system has it, until somebody chooses
  var scheme = document.querySelector(".v-scheme")
  var system = matchMedia("(prefers-color-scheme: dark)")
  function wear(name) {
    document.body.setAttribute("data-md-color-scheme", name)
    if (!scheme) return
    var says = scheme.getAttribute(name === "slate" ? "data-to-light" : "data-to-dark")
    scheme.setAttribute("aria-label", says)
    scheme.setAttribute("title", says)
  }
  function follow() {
    wear(__md_get("__scheme") || (system.matches ? "slate" : "default"))
  }
  if (scheme) {
    follow()
    system.addEventListener("change", follow)
    scheme.addEventListener("click", function () {
      var now = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate"
      __md_set("__scheme", now)
      wear(now)
    })
  }

  // what is folded opens for who comes for something within it, and for paper
  function unfold() {
    var aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!aim) return
    for (var at = aim.closest("details"); at; at = at.parentElement.closest("details")) at.open = true
    if (aim.closest("details")) aim.scrollIntoView()
  }
  unfold()
  window.addEventListener("hashchange", unfold)
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".v-page details:not(.v-filters)").forEach(function (each) { each.open = true })
  })

  // no shortcuts of a single key: they get in the way of speech control and of typing (WCAG 2.1.4)
  window.addEventListener("keydown", function (event) {
    var field = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")
    if (!field && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation()
    }
  }, true)

  // a table that is wider than the screen scrolls by itself: by keyboard too, and with a name
  function name(table) {
    var caption = table.querySelector("caption")
    if (caption) return caption.textContent.trim()
    for (var at = table; at && !at.classList.contains("v-page"); at = at.parentElement) {
      for (var before = at.previousElementSibling; before; before = before.previousElementSibling) {
        if (/^H[1-6]$/.test(before.tagName)) return before.textContent.trim()
      }
    }
    return document.title
  }
  var boxes = Array.prototype.map.call(document.querySelectorAll(".v-page table:not([class])"), function (table, at) {
    var box = document.createElement("div")
    box.className = "v-scroll"
    table.className = "v-wide"
    table.before(box)
    box.append(table)
    return { element: box, name: name(table) + (at ? " (" + (at + 1) + ")" : "") }
  })
  function reachable() {
    boxes.forEach(function (box) {
      var scrolls = box.element.scrollWidth > box.element.clientWidth
      if (scrolls === box.element.hasAttribute("tabindex")) return
      if (scrolls) {
        box.element.setAttribute("tabindex", "0")
        box.element.setAttribute("role", "region")
        box.element.setAttribute("aria-label", box.name)
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (each) { box.element.removeAttribute(each) })
      }
    })
  }
  reachable()
  window.addEventListener("resize", reachable)
  window.addEventListener("load", reachable)
  document.addEventListener("toggle", reachable, true)

  // in a folder without a server nobody turns `2026/` into `2026/index.html`
  if (location.protocol === "file:") {
    document.querySelectorAll("a[href]").forEach(function (link) {
      var parts = /^([^?#]*)(.*)$/.exec(link.getAttribute("href"))
      if (/^[a-z]+:/i.test(parts[1]) || !/(^|\/)\.{0,2}\/?$/.test(parts[1]) || parts[1] === "") return
      link.setAttribute("href", parts[1].replace(/\/?$/, "/index.html") + parts[2])
    })
  }
})()
