"""The fields that people may write: models that checks, JSON Schemas and field tables are made from."""
