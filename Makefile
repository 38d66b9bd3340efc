check:
	.venv/bin/ruff check src tests tools
