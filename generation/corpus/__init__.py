"""The library of real ads from which plans learn."""
