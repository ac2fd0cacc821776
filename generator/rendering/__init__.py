"""What turns composed pages into files: the MkDocs project, templates, theme, links, sitemap, policy."""
