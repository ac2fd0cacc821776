"""The agency's folder as values: each file read strictly, typed, and gathered into one immutable ``Workspace``."""
