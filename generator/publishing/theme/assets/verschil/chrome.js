// What makes the frame usable by keyboard. Everything that tells something works without it.
(function () {
  "use strict"
  // labels that act as buttons answer to Enter and space, as buttons do
  document.querySelectorAll("label[role=button]").forEach(function (label) {
    label.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault()
        label.click()
      }
    })
  })
  // no shortcuts of a single key: they get in the way of speech control and of typing (WCAG 2.1.4)
  window.addEventListener("keydown", function (event) {
    var field = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")
    if (!field && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation()
    }
  }, true)
  // wide tables can be scrolled by keyboard
  document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (wrap) {
    wrap.tabIndex = 0
  })
})()
