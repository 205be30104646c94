"""How this machine is: versions, files, backups, and whether the data is whole."""
