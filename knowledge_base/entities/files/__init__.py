"""Entity and authority files on disk: reading with line and column, the machine's block, writing whole or not at all."""
