"""Where the work of a run is done: on this machine, or on others. What it gives is the same."""
