"""What several tests use. No test imports another test, and none but these imports a tool."""
