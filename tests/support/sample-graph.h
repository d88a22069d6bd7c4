/* Small heaps of objects for tests of graphs, written as text:
 *
 *     frame serve 60: head>a page>p         a frame at line 60 with two names; the newest first
 *     module: cache>d                       the outermost frame; its names are globals in a dict
 *     globals: cache>d                      the same once the program has ended: no frame
 *     a Node 'node0': .next>b .page>p       an object, called by one letter, of a type, with its
 * text b Node 'node1': .next>a .watch~a      ~ is weak n None! None                          !
 * lives forever
 *
 * Objects have the letter as their serial, so the same letter is the same object in every heap.
 * Reference counts are what the text adds up to.
 */
#pragma once

#include "arn-snapshot.h"

ArnSnapshot *sample_graph_new (const char *text);
/* The object of a letter, or ARN_NONE. */
ArnObjectId sample_graph_find (ArnSnapshot *snapshot, char letter);

/* `n` objects in layers, each of which refers to three others; the same every time. */
ArnSnapshot *sample_graph_large (guint n);
