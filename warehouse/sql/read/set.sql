set variable {variable} = $value
