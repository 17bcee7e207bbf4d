-- Exactly the columns of the contract, in its order.
select {columns} from ({rows}) {narrowed}
