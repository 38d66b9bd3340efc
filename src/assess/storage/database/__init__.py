"""The register's file as SQLite sees it: its shape, its rows, and the chain that proves them."""
