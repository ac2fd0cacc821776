"""The catalogue of messages: every wording a finding can have, in Thai, one YAML file per family of codes."""
