"""Tests of publishing: renderers, frames, pictures, replacing."""
