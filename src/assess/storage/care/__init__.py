"""What keeps a register alive: backups, restoring, looking it over, and salvage of a damaged one."""
