"""What a plan, a commitment, a voice, a consent … are: typed, frozen, without input or output."""
