"""Outside formats, a file each."""
