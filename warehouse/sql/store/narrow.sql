semi join {wanted} using ({column})
