"""Publishing: a renderer dresses the composed site, and the new site takes the old one's place when complete."""

import os

# Material prints an advertisement against MkDocs 2 when it is loaded; a writer has no use for it
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
