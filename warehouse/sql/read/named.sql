-- Whoever goes by the name, whatever it was called when it was printed.
entity_id in (select entity_id from entities_named($name))
