attach ':memory:' as delta
