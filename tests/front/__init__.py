"""What stands before Django."""
