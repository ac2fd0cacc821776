"""The folder that a site is built into: what in it is ours, and what stays where it is because it is not."""
