"""Files written at once or not at all: records that must not be there yet, and reports that replace only themselves."""
