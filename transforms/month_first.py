"""Whose press writes the month before the day: 3/5 for the fifth of March."""

# Countries, ISO 3166-1 alpha-2; Canada now and then.
CODES = "AS CA FM GU MH MP PH PR PW US VI"
MONTH_FIRST = frozenset(CODES.split())
