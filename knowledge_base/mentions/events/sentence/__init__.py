"""From one parsed sentence to drafts of its events, with the figures that they tell."""
