"""What readers see: found values overlaid by what people wrote, and the annotations."""
