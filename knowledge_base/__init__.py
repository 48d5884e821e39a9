"""A folder of articles becomes a knowledge base; each subpackage is one room of the flow."""
