"""How a folder's files become records: access, decoding, reading, the index of documents."""
