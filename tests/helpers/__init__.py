"""What several tests use. No test imports another test, and none but these imports a tool."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.golden", f"{__name__}.editions", f"{__name__}.sites")
