/* neighbours_tree.h - what a part of the host does that knows jansson. */
#ifndef NEIGHBOURS_TREE_H
#define NEIGHBOURS_TREE_H

/* Gives the library a tree and reads what comes back; whether all is as it must be. */
int tree_is_right(void);

#endif
