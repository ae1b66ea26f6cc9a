"""What `painjournal.analysis` exports, and what asking for it costs."""

import subprocess
import sys

import pytest

from painjournal import analysis


def _loaded(code: str) -> set[str]:
    """Which of the slow libraries are loaded after this."""
    code += "; import sys; print(*(name for name in ('numpy', 'scipy') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_everything_named_is_there() -> None:
    for name in analysis.__all__:
        assert getattr(analysis, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'mean'"):
        _ = analysis.mean


def test_importing_the_package_loads_nothing() -> None:
    assert _loaded("import painjournal.analysis") == set()


def test_scipy_is_loaded_only_for_a_t_distribution() -> None:
    begin = "from painjournal.analysis import "
    assert _loaded(begin + "sign_flip, nap; sign_flip([1, 2]); nap([1, 2], [3, 4])") == {"numpy"}
    assert _loaded(begin + "gls_ar1, power, Spec, normal_inverse_gamma") == {"numpy"}
    assert _loaded("import painjournal.analysis.answers.words.sentences") <= {"numpy"}
    given = "gls_ar1([1, 3, 2, 5], [[1], [1], [1], [1]], [1, 2, 3, 5])"
    assert _loaded(begin + f"gls_ar1; {given}") == {"numpy", "scipy"}
