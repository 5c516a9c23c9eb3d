// Material's search worker, with accents taken off every word of the index and of the question alike,
// so that `client` finds `cliënt`. The worker's own name comes along as our query.
importScripts(decodeURIComponent(self.location.search.slice(1)))
;(function () {
  var run = lunr.Pipeline.prototype.run
  lunr.Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens.map(function (token) {
      return token.update(function (word) {
        return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      })
    }))
  }
})()
