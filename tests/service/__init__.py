"""Tests of the processes that make up the service."""
