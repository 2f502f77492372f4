"""The rows of the tables, as verdicts name them; letters and alternatives are their own."""

# Of section 2. 9c is the condition, 9c-i and 9c-ii the deadline; 12-pod a failed pod that
# 9a would count, 12-other-pod another, 12-terminating a pod that is going.
POOL = (
    *("1", "2", "3", "4", "5a", "5b", "6", "7", "8"),
    *("9a", "9b", "9c", "9c-i", "9c-ii"),
    *("10-created", "10-initialized"),
    *("11a", "11b", "11c", "11d"),
    *("12-pod", "12-other-pod", "12-terminating", "12"),
)
# Of section 1.
DOCUMENTED = ("1", "2", "3", "4", "5", "6", "7")
# Of section 3.
TENANT = ("1", "2", "3", "4", "5", "6")
