from {name} {conditions}
