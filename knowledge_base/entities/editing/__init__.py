"""What commands write into entity files: single fields above `extracted:`, everything else to the letter."""
