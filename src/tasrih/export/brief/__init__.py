"""A brief on two actors as something to print: bilingual lines, each with its evidence, in three forms."""
