from {table}
