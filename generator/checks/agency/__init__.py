"""Rules on the agency as a whole: its forms, units, contacts, surveys, colours, and what was never filled in."""
