-- What happened to a person, and when?
select begins_on::date as day, grain, date_text, sentence, source
from timeline_of(subject())
limit 50
