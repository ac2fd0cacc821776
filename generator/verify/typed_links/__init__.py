"""Links that people typed, judged before anything is built: the same findings as on the built site, at their lines."""
