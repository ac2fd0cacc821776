"""What one can do with an agency's folder, for verbs, editor, fleet and tests alike: values in, values out."""
