"""What is handed to people and programs: findings and forecasts as text, JSON, CSV, HTML and Excel workbooks."""
