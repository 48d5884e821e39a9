"""Calendar dates by a grammar: where an article names one, and its EDTF value."""
