"""The rows of the tables, as verdicts name them; letters and alternatives are their own."""

# Of section 2. After a dash stands which of a row's reasons it gives.
POOL = (
    *("1", "2", "3", "4", "5a", "5b", "6"),
    *("7", "7-on-delete", "7-partitioned", "7b"),
    *("8a", "8b", "8c-held", "8c-stuck", "8d", "9"),
    *("10-created", "10-initialized"),
    *("11a-pending", "11a-waiting", "11b", "11c", "11d", "11e", "11f"),
    *("12-failed", "12-missing", "12-terminating", "12-failed-phase", "12-succeeded"),
    *("12-available", "12"),
)
# What the deadline does to Created, Initialized and Updating; "" where it is not asked.
DEADLINE = (
    "moved",  # a counter or revision: it starts anew
    "no-longer-stalled",  # the condition has gone: the row stands
    "no-longer-failing",  # pods are given and none fails: the row stands
    "stays-failed",  # nobody can see whether the pod still fails
    "exceeded",
    "not-yet",
    "not-waiting",  # previous is none of those that wait
)
# Of section 1.
DOCUMENTED = ("1", "2", "3", "4", "5", "6", "7")
# Of section 4. A row's alternatives are a pool's lifecycle; -not-created is NotCreated with a
# StatefulSet, -unsettled what the kubernetes rule alone counts.
TENANT = (
    *("0", "0b", "1", "1-failed", "1-canceled", "2"),
    *("3", "3-missing", "3-not-created", "3-unsettled", "3-decommissioning"),
    *("4", "5", "6", "6-decommissioned"),
)
