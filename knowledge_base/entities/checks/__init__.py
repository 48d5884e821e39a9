"""What is wrong between records, seeds and authority files."""
