"""What an edition tells, which pages exist, and how they read: pages, charts and exports from the published library."""
