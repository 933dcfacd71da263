"""The core of the edition: small pure modules, one job each. Their order stands in ``scripts/build.py`` alone."""
