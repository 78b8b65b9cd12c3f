# Interviews and screenings.

screening-not-asked = Not asked
screening-declined = Did not want to say
screening-not-known = Does not know
screening-no-answer = No answer because
screening-answered-and-not = Give the answer, or why there is none, not both.
