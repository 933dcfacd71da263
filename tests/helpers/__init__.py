"""What several tests use: no test imports another test, and none a conftest."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.golden", f"{__name__}.editions", f"{__name__}.sites")
