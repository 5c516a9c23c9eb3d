// Material's search worker, made to find words in all their forms. Its own name comes along as our query.
//
// Accents go from every word of the index and of the question alike, so that `client` finds `cliënt`. And as
// lunr takes no stem of a word that is still being typed (`naasten*`), while the index holds stems only, the
// question's words get theirs here, so that `naasten` finds `naaste`.
importScripts(decodeURIComponent(self.location.search.slice(1)))
;(function () {
  var stems = null

  function fold(word) {
    return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  }

  var run = lunr.Pipeline.prototype.run
  lunr.Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens.map(function (token) { return token.update(fold) }))
  }

  var build = lunr.Builder.prototype.build
  lunr.Builder.prototype.build = function () {
    stems = this.searchPipeline
    return build.call(this)
  }

  var parse = lunr.QueryParser.prototype.parse
  lunr.QueryParser.prototype.parse = function () {
    var query = parse.call(this)
    query.clauses.forEach(function (clause) {
      if (/^[^*]+\*$/.test(clause.term)) {
        var word = fold(clause.term.slice(0, -1))
        clause.term = ((stems && stems.runString(word)[0]) || word) + "*"
      }
    })
    return query
  }
})()
