"""What a package starts."""

import sys

from painjournal.app import main

sys.exit(main())
