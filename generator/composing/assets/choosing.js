// A form with fields to choose from, whose choice stands in the address, so that it can be passed on and the way back
// works. `show` shows what fits, `read` takes the choice from the address, `write` puts it in (it may give the address as
// text, where it is written otherwise than a browser would).
"use strict"
globalThis.verschilChoosing = ({ form, fields, read, write, show }) => {
  const chosen = () => {
    const address = new URL(location.href)
    address.hash = ""
    const href = write(address) || address.href
    // a page that was opened from a folder may not change its address in every browser; it shows the choice all the same
    try { history.pushState(null, "", href.replace(/#$/, "")) } catch { /* the address stays */ }
    show()
  }
  const again = () => { read(); show() }

  form.addEventListener("change", chosen)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    fields.forEach((field) => { field.value = "" })
    chosen()
    fields[0].focus() // the button goes; who used it stays in the form
  })
  window.addEventListener("popstate", again)
  window.addEventListener("pageshow", again)
  again()
}
