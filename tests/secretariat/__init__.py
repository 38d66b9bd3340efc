"""The secretariat's desk: taking in and compiling."""
