"""The drawing office: a brief's values in, a finished artboard out; no Django, clock, network or chance."""
