"""What was found before, kept by content, so that an unchanged article costs nothing."""
