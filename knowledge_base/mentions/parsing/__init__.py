"""The language model: loaded once and late, fed paragraph by paragraph, its parses kept."""
