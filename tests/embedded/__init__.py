"""Tests of the embedded servers, each on a data folder of its own."""
