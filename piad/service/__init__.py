"""The whole service as processes on one machine: what `make up` and `make demo` run."""
