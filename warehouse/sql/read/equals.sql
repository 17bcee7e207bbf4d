{column} = ${column}
