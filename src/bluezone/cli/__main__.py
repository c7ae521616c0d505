"""`python -m bluezone.cli`, for machines where the scripts' folder is not on the path."""

from bluezone.cli import main

main()
