"""What a page that answered says of itself: the thing that was meant, or a page that stands in its place."""
