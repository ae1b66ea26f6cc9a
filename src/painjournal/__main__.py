"""`python -m painjournal` is the program."""

import sys

from painjournal.app import main

sys.exit(main())
