-- Which titles and roles did a person have, and when were they said to?
select role, status, first_said_on, last_said_on, articles
from roles_of(subject())
