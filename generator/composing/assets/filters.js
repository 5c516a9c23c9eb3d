// Filters of an edition and of a list of voices. Without this script everything is simply there.
// What one chooses stands in the address (?soort=nieuw), so that it can be passed on and the way back works.
(() => {
  "use strict"
  const box = document.querySelector("[data-filters]")
  if (!box) return
  const form = box.querySelector("form")
  const told = document.querySelector("[data-filters-told]")
  const fields = [...form.querySelectorAll("select")]
  const items = [...document.querySelectorAll("[data-is]")].map((element) => [element, element.dataset.is.split(" ")])
  const groups = [...document.querySelectorAll("[data-group]")].filter((group) => group.querySelector("[data-is]"))
  const wide = window.matchMedia("(min-width: 48em)")

  const chosen = () => fields.filter((field) => field.value)
  const fits = (answers, field) =>
    answers.includes(`${field.name}=${field.value}`) || answers.includes(`${field.name}=*`)

  function show() {
    const by = chosen()
    let shown = 0
    items.forEach(([element, answers]) => {
      element.hidden = !by.every((field) => fits(answers, field))
      if (!element.hidden) shown += 1
    })
    groups.forEach((group) => { group.hidden = !group.querySelector("[data-is]:not([hidden])") })
    const sentence = shown === 0 ? told.dataset.none : shown === 1 ? told.dataset.one : told.dataset.some
    told.textContent = by.length ? sentence.replace("#", shown) : ""
    told.hidden = !by.length
    form.querySelector("[type=reset]").hidden = !by.length
  }

  // from the address to the fields; a value that is not among the options counts as none
  function read() {
    const asked = new URLSearchParams(location.search)
    fields.forEach((field) => {
      field.value = asked.get(field.name) || ""
      if (field.selectedIndex < 0) field.value = ""
    })
  }

  function write() {
    const address = new URL(location.href)
    fields.forEach((field) => {
      if (field.value) address.searchParams.set(field.name, field.value)
      else address.searchParams.delete(field.name)
    })
    address.hash = ""
    // a page that was opened from a folder may not change its address in every browser; it filters all the same
    try { history.pushState(null, "", address.href.replace(/#$/, "")) } catch { return }
  }

  // who follows a link to something that is hidden gets to see it
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target || !target.closest("[hidden]")) return
    fields.forEach((field) => { field.value = "" })
    show()
    target.scrollIntoView()
  }

  form.addEventListener("change", () => { write(); show() })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    fields.forEach((field) => { field.value = "" })
    write()
    show()
    fields[0].focus() // the button goes; who used it stays in the form
  })
  window.addEventListener("popstate", () => { read(); show() })
  window.addEventListener("hashchange", follow)
  window.addEventListener("pageshow", () => { read(); show() })

  read()
  box.hidden = false
  box.open = wide.matches || chosen().length > 0
  show()
  follow()
})()
