"""The computer's files, folders and processes, used so that nothing outside leads astray."""
