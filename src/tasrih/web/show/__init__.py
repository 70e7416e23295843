"""How values look: days, numbers, marked text, charts. Every function gives text or safe HTML, and knows no record."""
