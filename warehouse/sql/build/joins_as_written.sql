-- The right side of a join is held in memory, whatever its size.
set disabled_optimizers = 'join_order,build_side_probe_side'
