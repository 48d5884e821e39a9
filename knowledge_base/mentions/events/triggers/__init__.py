"""Which words of a sentence tell of an event, and how they tell it: as a fact, a claim, a plan, a denial."""
