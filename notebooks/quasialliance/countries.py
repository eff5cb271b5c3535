"""Names, colours and line styles of countries: the same in every figure of the course.

Codes are ISO 3166-1 alpha-3, with `WLD` (world), `EUU` (European Union) and `OTHER` (rest) beside them.
The colours keep a contrast of at least 3:1 on white; because colour alone never tells two lines apart,
each country has a line style of its own too.
"""

NAMES = {
    "AFG": "Afghanistan", "ARE": "Emirates (UAE)", "ARG": "Argentina", "ARM": "Armenia",
    "AUS": "Australia", "AUT": "Austria", "AZE": "Azerbaijan", "BEL": "Belgium", "BGD": "Bangladesh",
    "BGR": "Bulgaria", "BLR": "Belarus", "BOL": "Bolivia", "BRA": "Brazil", "CAN": "Canada",
    "CHE": "Switzerland", "CHL": "Chile", "CHN": "China", "COL": "Colombia", "CUB": "Cuba", "CYP": "Cyprus",
    "CZE": "Czechia", "DEU": "Germany", "DNK": "Denmark", "DZA": "Algeria", "ECU": "Ecuador", "EGY": "Egypt",
    "ESP": "Spain", "EST": "Estonia", "EUU": "European Union", "FIN": "Finland", "FRA": "France",
    "GBR": "United Kingdom", "GEO": "Georgia", "GRC": "Greece", "HKG": "Hong Kong", "HRV": "Croatia",
    "HUN": "Hungary", "IDN": "Indonesia", "IND": "India", "IRL": "Ireland", "IRN": "Iran", "IRQ": "Iraq",
    "ISR": "Israel", "ITA": "Italy", "JOR": "Jordan", "JPN": "Japan", "KAZ": "Kazakhstan",
    "KGZ": "Kyrgyzstan", "KOR": "South Korea", "KWT": "Kuwait", "LBN": "Lebanon", "LBY": "Libya",
    "LTU": "Lithuania", "LUX": "Luxembourg", "LVA": "Latvia", "MAR": "Morocco", "MDA": "Moldova",
    "MEX": "Mexico", "MKD": "North Macedonia", "MLT": "Malta", "MNG": "Mongolia", "MYS": "Malaysia",
    "NGA": "Nigeria", "NLD": "Netherlands", "NOR": "Norway", "NZL": "New Zealand", "OTHER": "all others",
    "PAK": "Pakistan", "PAN": "Panama", "PER": "Peru", "PHL": "Philippines", "POL": "Poland",
    "PRK": "North Korea", "PRT": "Portugal", "PRY": "Paraguay", "QAT": "Qatar", "ROU": "Romania",
    "RUS": "Russia", "SAU": "Saudi Arabia", "SGP": "Singapore", "SRB": "Serbia", "SVK": "Slovakia",
    "SVN": "Slovenia", "SWE": "Sweden", "SYR": "Syria", "THA": "Thailand", "TJK": "Tajikistan",
    "TKM": "Turkmenistan", "TUN": "Tunisia", "TUR": "Turkey", "TWN": "Taiwan", "UKR": "Ukraine",
    "USA": "United States", "UZB": "Uzbekistan", "VEN": "Venezuela", "VNM": "Vietnam", "WLD": "world",
    "YEM": "Yemen", "ZAF": "South Africa",
}  # fmt: skip

# colour, line style (matplotlib)
_LOOKS = {
    "TUR": ("#C23B22", "-"),
    "RUS": ("#1F4E9E", (0, (6, 1.6))),
    "DEU": ("#2B2B2B", (0, (1.2, 1.2))),
    "USA": ("#7B3FA0", (0, (6, 1.5, 1.2, 1.5))),
    "CHN": ("#8A6A00", (0, (3, 1.2, 1, 1.2, 1, 1.2))),
    "IND": ("#00786A", (0, (8, 2, 2, 2))),
    "GBR": ("#A8326B", (0, (2.5, 1))),
    "IRN": ("#3F7F2B", (0, (4, 1, 1, 1))),
    "AZE": ("#0E7FA8", (0, (1, 2))),
    "EUU": ("#4F5F73", (0, (10, 2))),
}
_OTHER = ("#666666", (0, (2, 2)))


def name(code: str) -> str:
    """The English name of a country code; a code that the list lacks is returned as it is."""
    return NAMES.get(code, code)


def colour(code: str) -> str:
    """The colour (hex) of a country, grey for a country without one of its own."""
    return _LOOKS.get(code, _OTHER)[0]


def line(code: str) -> dict:
    """Keywords for `ax.plot`: label, colour and line style of a country.

    >>> ax.plot(years, values, **qa.line("TUR"))
    """
    shade, style = _LOOKS.get(code, _OTHER)
    return {"label": name(code), "color": shade, "linestyle": style}
