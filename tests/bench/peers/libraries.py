"""Nothing but the libraries that Pain Journal needs, imported."""

import alembic.command
import keyring
import matplotlib.backends.backend_qtagg
import numpy as np
import platformdirs
import PySide6.QtNetwork
import PySide6.QtSvg
import PySide6.QtWidgets
import scipy.special
import sqlalchemy.orm
import sqlcipher3.dbapi2
import tzdata  # type: ignore[import-untyped]
import tzlocal

LIBRARIES = (
    PySide6.QtNetwork,
    PySide6.QtSvg,
    PySide6.QtWidgets,
    alembic.command,
    keyring,
    matplotlib.backends.backend_qtagg,
    np,
    platformdirs,
    scipy.special,
    sqlalchemy.orm,
    sqlcipher3.dbapi2,
    tzdata,
    tzlocal,
)
print(len(LIBRARIES))
