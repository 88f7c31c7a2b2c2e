"""Shapes on the wire: envelope, errors, request ids, limits, the parser and the OpenAPI document."""
