/* allocations.h - malloc and its kin, counted, and failing when told to. */
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/* From here on the nth allocation fails, counted from 1; with `on`, all later ones too.
   0: none fails. */
void allocations_fail(long nth, int on);

/* Ends it. Returns the number of allocations asked for since, failed ones too. */
long allocations_end(void);

/* How many allocations failed between the last allocations_fail and its end. */
long allocations_failed(void);

/* How many blocks are in use in the whole program. */
long allocations_live(void);

#endif
