#include "room/sheet.h"

#include "proto/copy.h"

void sheet_hold(struct room *room, const struct case_sheet *sheet)
{
	struct arena arena;
	arena_init(&arena);
	struct case_sheet next = case_sheet_copy(sheet, &arena);
	arena_fini(&room->sheet_arena);
	room->sheet = next;
	room->sheet_arena = arena;
}

void sheet_clear(struct room *room)
{
	arena_fini(&room->sheet_arena);
}

void sheet_apply(struct room *room, const struct event *event)
{
	if (event->kind == EVENT_CASE_OPENED)
		room->shared = event->body.case_opened.shared;
	sheet_hold(room, event->kind == EVENT_CASE_OPENED ? &event->body.case_opened.sheet
							  : &event->body.case_changed.sheet);
}
