int poolstatus_link_dummy;
