// Two editions side by side on the page of a theme. Without this script all organisations are simply there.
// What one chooses stands in the address (?naast=de-linde,het-veerhuis.2025), so that it can be passed on.
(() => {
  "use strict"
  const form = document.querySelector("[data-beside]")
  if (!form) return
  const name = form.dataset.beside
  const fields = [...form.querySelectorAll("select")]
  const columns = [...document.querySelectorAll("[data-side]")]
  const told = document.querySelector("[data-beside-told]")
  const whose = (value) => value.split(".")[0]
  const words = (field) => field.selectedOptions[0].textContent

  function show() {
    const chosen = fields.filter((field) => field.value)
    columns.forEach((column) => {
      const field = chosen.find((each) => whose(each.value) === column.dataset.side)
      column.hidden = chosen.length > 1 && !field
      const one = field && field.value.includes(".") ? field.value : ""
      column.querySelectorAll("[data-edition]").forEach((edition) => {
        edition.hidden = Boolean(one) && edition.dataset.edition !== one
        if (one && !edition.hidden && edition.tagName === "DETAILS") edition.open = true
      })
    })
    // an organisation stands once on the page: it cannot be put beside itself
    fields.forEach((field, index) => {
      const other = whose(fields[1 - index].value)
      for (const option of field.options) option.disabled = Boolean(option.value) && whose(option.value) === other
    })
    const sentence = chosen.length > 1 ? told.dataset.besideTold : chosen.length ? told.dataset.besideOne : ""
    // words of an organisation go in as they are, also where they hold signs that a replacement knows
    told.textContent = chosen.reduce((text, field, index) => text.replace(`#${index + 1}`, () => words(field)), sentence)
    form.querySelector("[type=reset]").hidden = !chosen.length
  }

  // from the address to the fields; a value that is not among the options counts as none
  function read() {
    const asked = (new URLSearchParams(location.search).get(name) || "").split(",")
    fields.forEach((field, index) => {
      field.value = asked[index] || ""
      if (field.selectedIndex < 0) field.value = ""
    })
    if (fields[0].value && whose(fields[0].value) === whose(fields[1].value)) fields[1].value = ""
  }

  function write(address) {
    const values = fields.map((field) => field.value)
    address.searchParams.delete(name)
    if (!values.some(Boolean)) return ""
    // a comma may stand in an address as it is, and is easier to read
    return `${address.href.replace(/#$/, "")}${address.search ? "&" : "?"}${name}=${values.join(",").replace(/,$/, "")}`
  }

  form.hidden = false
  verschilChoosing({ form, fields, read, write, show })
})()
