"""The embedded default: a private PostgreSQL and Valkey for one data folder, when no server is configured."""
