"""From the drafts of its sentences to the events of a document: which are one, what they inherit, how sure each is."""
