"""Who did it, to whom, with what, who says so: in the grammar of the trigger, by blame and claims, by names told afterwards."""
