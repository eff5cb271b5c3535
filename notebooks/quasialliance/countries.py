"""Names, colours and line styles of countries: the same in every figure of the course.

Codes are ISO 3166-1 alpha-3, with `WLD` (world), `EUU` (European Union), `OTHER` (rest), `SUN` (Soviet
Union), `XKX` (Kosovo) and the codes of the arms tables for parties that are no state (`X_...`) beside them.
The colours keep a contrast of at least 4.5:1 on white, and any two of them stay apart for the three kinds of
colour-blind viewers; because colour alone never tells two lines apart, each country has a line style too.
"""

NAMES = {
    "AFG": "Afghanistan", "ALB": "Albania", "ARE": "Emirates (UAE)", "ARG": "Argentina", "ARM": "Armenia",
    "AUS": "Australia", "AUT": "Austria", "AZE": "Azerbaijan", "BEL": "Belgium", "BFA": "Burkina Faso",
    "BGD": "Bangladesh", "BGR": "Bulgaria", "BHR": "Bahrain", "BIH": "Bosnia and Herzegovina",
    "BLR": "Belarus", "BOL": "Bolivia", "BRA": "Brazil", "CAN": "Canada", "CHE": "Switzerland",
    "CHL": "Chile", "CHN": "China", "CIV": "Ivory Coast", "COD": "DR Congo", "COG": "Congo",
    "COL": "Colombia", "CUB": "Cuba", "CYP": "Cyprus", "CZE": "Czechia", "DEU": "Germany",
    "DJI": "Djibouti", "DNK": "Denmark", "DZA": "Algeria", "ECU": "Ecuador", "EGY": "Egypt",
    "ESP": "Spain", "EST": "Estonia", "ETH": "Ethiopia", "EUU": "European Union", "FIN": "Finland",
    "FRA": "France", "GBR": "United Kingdom", "GEO": "Georgia", "GHA": "Ghana", "GMB": "Gambia",
    "GRC": "Greece", "HKG": "Hong Kong", "HRV": "Croatia", "HUN": "Hungary", "IDN": "Indonesia",
    "IND": "India", "IRL": "Ireland", "IRN": "Iran", "IRQ": "Iraq", "ISR": "Israel", "ITA": "Italy",
    "JOR": "Jordan", "JPN": "Japan", "KAZ": "Kazakhstan", "KEN": "Kenya", "KGZ": "Kyrgyzstan",
    "KOR": "South Korea", "KWT": "Kuwait", "LBN": "Lebanon", "LBY": "Libya", "LTU": "Lithuania",
    "LUX": "Luxembourg", "LVA": "Latvia", "MAR": "Morocco", "MDA": "Moldova", "MDV": "Maldives",
    "MEX": "Mexico", "MKD": "North Macedonia", "MLI": "Mali", "MLT": "Malta", "MNE": "Montenegro",
    "MNG": "Mongolia", "MRT": "Mauritania", "MYS": "Malaysia", "NER": "Niger", "NGA": "Nigeria",
    "NLD": "Netherlands", "NOR": "Norway", "NZL": "New Zealand", "OMN": "Oman", "OTHER": "all others",
    "PAK": "Pakistan", "PAN": "Panama", "PER": "Peru", "PHL": "Philippines", "POL": "Poland",
    "PRK": "North Korea", "PRT": "Portugal", "PRY": "Paraguay", "PSE": "Palestine", "QAT": "Qatar",
    "ROU": "Romania", "RUS": "Russia", "RWA": "Rwanda", "SAU": "Saudi Arabia", "SDN": "Sudan",
    "SEN": "Senegal", "SGP": "Singapore", "SLV": "El Salvador", "SOM": "Somalia", "SRB": "Serbia",
    "SUN": "Soviet Union", "SVK": "Slovakia", "SVN": "Slovenia", "SWE": "Sweden", "SYR": "Syria",
    "TCD": "Chad", "TGO": "Togo", "THA": "Thailand", "TJK": "Tajikistan", "TKM": "Turkmenistan",
    "TUN": "Tunisia", "TUR": "Turkey", "TWN": "Taiwan", "UGA": "Uganda", "UKR": "Ukraine",
    "USA": "United States", "UZB": "Uzbekistan", "VEN": "Venezuela", "VNM": "Vietnam", "WLD": "world",
    "XKX": "Kosovo", "X_LBY_HOR": "eastern Libya (HoR)", "X_SYR_REBELS": "Syrian rebels", "YEM": "Yemen",
    "ZAF": "South Africa", "ZWE": "Zimbabwe",
}  # fmt: skip

# colour, line style (matplotlib)
_LOOKS = {
    "TUR": ("#C23B22", "-"),
    "RUS": ("#1F4E9E", (0, (6, 1.6))),
    "DEU": ("#2B2B2B", (0, (1.2, 1.2))),
    "USA": ("#66237F", (0, (6, 1.5, 1.2, 1.5))),
    "CHN": ("#715906", (0, (3, 1.2, 1, 1.2, 1, 1.2))),
    "IND": ("#07604A", (0, (8, 2, 2, 2))),
    "GBR": ("#A22A6C", (0, (2.5, 1))),
    "IRN": ("#41802C", (0, (4, 1, 1, 1))),
    "AZE": ("#0A7EA7", (0, (1, 2))),
    "EUU": ("#4F6076", (0, (10, 2))),
}
_OTHER = ("#777067", (0, (2, 2)))


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
