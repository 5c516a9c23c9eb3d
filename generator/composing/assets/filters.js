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

  function write(address) {
    fields.forEach((field) => {
      if (field.value) address.searchParams.set(field.name, field.value)
      else address.searchParams.delete(field.name)
    })
  }

  // who follows a link to something that is hidden gets to see it
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target || !target.closest("[hidden]")) return
    fields.forEach((field) => { field.value = "" })
    show()
    target.scrollIntoView()
  }

  window.addEventListener("hashchange", follow)

  box.hidden = false
  verschilChoosing({ form, fields, read, write, show })
  box.open = wide.matches || chosen().length > 0
  follow()
})()
