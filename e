conversation: jg.hdr: ModuleNotFoundError: No module named 'jg'
