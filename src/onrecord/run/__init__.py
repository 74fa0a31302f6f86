"""How pages are read: by worker processes, watched and replaced where they die, results in the order of the inputs.

There is one way: a single job runs in a worker, too, because only a process can be ended in the middle of a page.
"""
