select count(*) from entities_named($name)
