"""Words of the record: how long schools keep what."""

from __future__ import annotations

KEEPS = {
    "2 jaar na uitschrijving": "Bewaar dit verslag tot 2 jaar nadat de leerling van school is. Vernietig het daarna.",
    "3 jaar na uitschrijving": "Bewaar dit verslag tot 3 jaar nadat de leerling naar het speciaal onderwijs is verwezen. "
    "Vernietig het daarna.",
    "5 jaar na uitschrijving": "Bewaar dit verslag tot 5 jaar nadat de leerling van school is. Vernietig het daarna.",
}
"""The usual terms and what is printed for each (bewaartermijn: most data 2 years, pupils referred to special education 3, absence 5)."""
KEEP_FROM = "Bron: Rijksoverheid, ‘Welke gegevens bewaart de basisschool over mijn kind?’."
