"""What is told to people: findings with their wording, and problems of using a command."""
