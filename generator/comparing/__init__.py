"""What differs between two plans: chains, effective plans, changes, and how their texts differ word by word."""
