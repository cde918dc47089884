import type { Commands } from '../protocol/types';

export type CommandName = keyof Commands & string;
export type ParamsOf<M extends CommandName> = Commands[M]['params'];
export type ResultOf<M extends CommandName> = Commands[M]['result'];

/* Says a command and brings the answer, a Refusal, or Lost. */
export type Call = <M extends CommandName>(
	method: M,
	params: ParamsOf<M>,
) => Promise<ResultOf<M>>;
