module poolstatus/bench

go 1.19
