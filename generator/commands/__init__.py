"""One file per verb of the command line; each is a thin edge around the rooms of the pipeline."""
