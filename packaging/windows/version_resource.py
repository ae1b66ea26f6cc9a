"""What Windows shows of a program: its name where it lists programs, and its version."""

import re

_NUMBERS = 4
#: In the words of PyInstaller, which evaluates them: English, in Unicode.
_FORM = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
    kids=[
        StringFileInfo([StringTable("040904B0", [{strings}])]),
        VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
    ],
)
"""


def version_resource(version: str) -> str:
    """The text of the file that PyInstaller makes the resource of."""
    found = [int(number) for number in re.findall(r"\d+", version)]
    numbers = tuple((found + [0] * _NUMBERS)[:_NUMBERS])
    named = {
        "CompanyName": "The Pain Journal maintainers",
        "FileDescription": "Pain Journal",
        "FileVersion": version,
        "ProductName": "Pain Journal",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in named.items())
    return _FORM.format(numbers=numbers, strings=strings)
