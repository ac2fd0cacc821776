"""What a person who knows the calendar of the assessment would say of the running fiscal year on the site's day."""
