"""Hands on documents: each seed's text to the letter, which parts of it are the article, and what it states about itself."""

from knowledge_base.documents.check_data import check_data
from knowledge_base.documents.read_documents import read_documents
from knowledge_base.documents.seed_files import buildable, check_folder, check_names, find_seeds

__all__ = ["buildable", "check_data", "check_folder", "check_names", "find_seeds", "read_documents"]
