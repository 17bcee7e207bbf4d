set variable run_at = $at::timestamptz
