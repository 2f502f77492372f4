module example.com/poolstatus

go 1.19
