/* Minutes to take along: copied as Markdown, or as a file. */
import { h } from 'preact';
import { t } from '../../i18n';
import { failed } from '../attempt';
import { Dialog, openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { copyAndSay } from '../message/actions';

const FORMS = ['pdf', 'md', 'txt', 'html', 'json'] as const;
const NAMES = { pdf: 'minutes_pdf', md: 'minutes_md', txt: 'minutes_txt', html: 'minutes_html', json: 'minutes_json' } as const;
/* Those that carry the seal so that it can be checked. */
const SEALED: readonly string[] = ['md', 'json'];

/* Where the server makes it. */
export function copyPath(room: string, meeting: number, form: (typeof FORMS)[number]): string {
	return `/minutes/${room}/${meeting}.${form}`;
}

async function copyMarkdown(room: string, meeting: number): Promise<void> {
	const answer = await fetch(copyPath(room, meeting, 'md'));
	if (!answer.ok) throw new Error(`${answer.status}`);
	await copyAndSay(await answer.text(), t('minutes_copied'));
}

interface Props {
	room: string;
	meeting: number;
	isSealed: boolean;
}

export function Copies({ room, meeting, isSealed }: Props) {
	return (
		<>
			<button type="button" class="button minutes-copy" onClick={() => void copyMarkdown(room, meeting).catch(failed)}>
				<Icon name="copy" />
				{t('minutes_copy')}
			</button>
			<button type="button" class="button" aria-haspopup="dialog" onClick={(event) => openCopies({ room, meeting, isSealed }, event.currentTarget)}>
				<Icon name="download" />
				{t('minutes_download')}
			</button>
		</>
	);
}

export function openCopies(props: Props, anchor: HTMLElement): void {
	openDialog.value = () => h(CopiesDialog, { ...props, anchor });
}

function CopiesDialog({ room, meeting, isSealed, anchor }: Props & { anchor: HTMLElement }) {
	return (
		<Dialog title={t('minutes_download')} anchor={anchor}>
			<ul class="sheet minutes-copies">
				{FORMS.map((form) => (
					<li key={form}>
						<a class="sheet-button" href={copyPath(room, meeting, form)} download>
							<Icon name="download" />
							<span class="sheet-words">
								{t(NAMES[form])}
								{isSealed && SEALED.includes(form) && t('minutes_with_seal')}
							</span>
						</a>
					</li>
				))}
			</ul>
		</Dialog>
	);
}
