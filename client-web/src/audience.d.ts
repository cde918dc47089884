/* Whether these files are made for guests, who have one room and nothing else of the client. Said when they are bundled, so that
 * what guests do not have is not in their files. */
declare const FOR_GUESTS: boolean;
