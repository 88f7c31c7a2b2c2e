"""The thin ASGI front before Django: request ids, body limits and requests that wait for a job."""
