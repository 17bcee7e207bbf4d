comment on {kind} {name} is '{comment}'
