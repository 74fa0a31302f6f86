"""How pages are read: by worker processes, watched and replaced where they die, results in the order of the inputs."""
