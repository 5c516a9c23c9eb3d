"""From files to documents: strict front matter with the place of every key, Markdown as blocks and as safe HTML."""
