"""Where an address stands: on the agency's main website, elsewhere, or where no assessor can open it."""
