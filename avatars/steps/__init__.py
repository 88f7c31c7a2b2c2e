"""The steps by which an avatar is made."""
