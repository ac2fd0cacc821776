"""Rules on items: their years and dates, and the codes, items and indicators that their texts speak of."""
