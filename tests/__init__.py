"""The tests: they mirror the source file for file and run on a private PostgreSQL and Valkey of their own."""
