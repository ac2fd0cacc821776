"""Thai time: digits, Buddhist-Era dates, fiscal years, periods of work and follow-ups, read and written."""
