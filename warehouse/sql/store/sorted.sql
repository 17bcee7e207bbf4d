-- Sorted the same way whatever order the rows arrived in.
from ({rows}) order by {order}
