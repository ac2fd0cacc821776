"""Open data: everything that the pages show, as tables for Excel and as JSON for programs."""
